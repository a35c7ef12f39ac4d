package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftTest {
    private static final String PULUMI = """
            cat <<'END'
                        "urn": "urn:pulumi:prod::whereabouts::a$b$aws:codedeploy/application:Application::commands",
                        "urn": "urn:pulumi:prod::whereabouts::a$b$aws:codedeploy/application:Application::audit-reader",
                        "urn": "urn:pulumi:prod::whereabouts::a$aws:lambda/function:Function::enrichment",
            END""";

    private static final String AWS = """
            case "$*" in
              'lambda get-alias --function-name prod-whereabouts-commands '*) echo 9 ;;
              'lambda get-alias '*) echo 10 ;;
              'lambda list-versions-by-function '*) printf '$LATEST\\t2\\t9\\t10\\n' ;;
              'lambda get-function-configuration '*) echo "sum=" ;;
              'deploy create-deployment '*) echo d-123 ;;
              'deploy get-deployment '*) echo 'Stopped alarm rang' ;;
              'deploy wait '*) exit %d ;;
            esac""";

    @TempDir
    Path folder;

    private Workshop workshop = new Workshop(Path.of(""));

    @BeforeEach
    void workshop() {
        workshop = new Workshop(folder).pretend("pulumi", PULUMI).pretend("aws", AWS.formatted(0));
    }

    @Test
    void a_function_with_a_newer_version_is_shifted_to_it_and_no_other() {
        var run = workshop.run("rollout.sh", "prod");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.calls())
                .filteredOn(call -> call.contains("create-deployment"))
                .singleElement()
                .asString()
                .contains(
                        "--application-name prod-whereabouts-commands --deployment-group-name live",
                        "{\"revisionType\":\"AppSpecContent\",\"appSpecContent\":{\"content\":\"{\\\"version\\\":0.0,",
                        "\\\"CurrentVersion\\\":\\\"9\\\",\\\"TargetVersion\\\":\\\"10\\\"");
        assertThat(run.calls())
                .contains(
                        "aws lambda wait published-version-active --function-name prod-whereabouts-commands --qualifier 10",
                        "aws deploy wait deployment-successful --deployment-id d-123");
        assertThat(run.output()).contains("prod-whereabouts-audit-reader: version 10 is the newest");
    }

    @Test
    void one_that_goes_back_fails_the_job_and_says_why() {
        var run = workshop.pretend("aws", AWS.formatted(255)).run("rollout.sh", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("d-123 did not succeed", "alarm rang");
    }

    @Test
    void a_version_with_other_code_than_was_deployed_is_not_shifted_to() {
        var run = workshop.pretend(
                        "aws",
                        "case \"$*\" in *'audit-reader --qualifier 10 '*) echo other= ; exit ;; esac\n"
                                + AWS.formatted(0))
                .run("rollout.sh", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("prod-whereabouts-audit-reader: version 10 has the code other=");
        assertThat(run.calls()).as("not even the other").noneMatch(call -> call.contains("create-deployment"));
    }

    @Test
    void a_version_that_never_becomes_ready_is_not_shifted_to() {
        var run = workshop.pretend("aws", "[ \"$2\" != wait ] || exit 255\n" + AWS.formatted(0))
                .run("rollout.sh", "prod");

        assertThat(run.status()).isNotZero();
        assertThat(run.calls()).noneMatch(call -> call.contains("create-deployment"));
    }

    @Test
    void one_that_codedeploy_does_not_begin_fails_the_job() {
        var run = workshop.pretend("aws", "[ \"$2\" != create-deployment ] || exit 255\n" + AWS.formatted(0))
                .run("rollout.sh", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("prod-whereabouts-commands: CodeDeploy did not begin");
    }

    @Test
    void nothing_to_shift_is_a_mistake() {
        var nothing = workshop.pretend("pulumi", "").run("rollout.sh", "prod");
        assertThat(nothing.status()).isEqualTo(1);
        assertThat(nothing.output()).contains("stack prod has nothing of CodeDeploy");
        assertThat(workshop.pretend("pulumi", "exit 255")
                        .run("rollout.sh", "prod")
                        .status())
                .isNotZero();
    }
}
