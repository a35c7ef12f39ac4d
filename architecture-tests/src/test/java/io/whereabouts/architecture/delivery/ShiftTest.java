package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
              'deploy create-deployment '*) echo d-123 ;;
              'deploy get-deployment '*) echo 'Stopped alarm rang' ;;
              'deploy wait '*) exit %d ;;
            esac""";

    @TempDir
    Path folder;

    @Test
    void a_function_with_a_newer_version_is_shifted_to_it_and_no_other() {
        var run = new Workshop(folder)
                .pretend("pulumi", PULUMI)
                .pretend("aws", AWS.formatted(0))
                .run("rollout.sh", "prod");

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
        var run = new Workshop(folder)
                .pretend("pulumi", PULUMI)
                .pretend("aws", AWS.formatted(255))
                .run("rollout.sh", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("d-123 did not succeed", "alarm rang");
    }
}
