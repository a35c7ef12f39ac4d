package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployTest {
    /// As Pulumi exports it: a dependency is no resource of its own.
    private static final String STATE = """
            [ "$2" != export ] || cat <<'END'
                        "urn": "urn:pulumi:prod::whereabouts::whereabouts:components:LambdaFunction$aws:lambda/function:Function::commands",
                        "type": "aws:lambda/function:Function",
                        "urn": "urn:pulumi:prod::whereabouts::whereabouts:components:LambdaFunction$aws:lambda/function:Function::audit-reader",
                            "urn:pulumi:prod::whereabouts::whereabouts:components:LambdaFunction$aws:lambda/function:Function::old"
            END""";

    @TempDir
    Path folder;

    private Workshop workshop = new Workshop(Path.of(""));

    @BeforeEach
    void build() {
        workshop = new Workshop(folder).with("PULUMI_SECRETS_PROVIDER", "awskms://alias/state");
        workshop.build();
        workshop.pretend("pulumi", STATE).pretend("aws", functions("commands", "queries"));
    }

    @Test
    void what_was_built_is_deployed_and_lambda_says_that_it_has_it() {
        var run = workshop.run("deploy.sh", "prod");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.calls())
                .startsWith(
                        "pulumi stack select --stack prod",
                        "pulumi up --stack prod --yes --skip-preview --diff --color never");
        assertThat(run.output())
                .contains("prod-whereabouts-commands has ./command-side/target/command-side.zip")
                .contains("prod-whereabouts-audit-reader has ./query-side/target/query-side.zip");
    }

    @Test
    void a_stack_of_a_pull_request_is_made_with_its_secrets_under_the_key() {
        assertThat(workshop.run("deploy.sh", "pr-12").calls())
                .contains("pulumi stack select --create --stack pr-12 --secrets-provider awskms://alias/state");
    }

    /// The next push is another job: the file `Pulumi.pr-12.yaml` of the first is not there.
    @Test
    void a_stack_of_a_pull_request_is_updated_with_the_key_that_its_state_names() {
        workshop.pretend("pulumi", """
                [ "$1" != up ] || [ "$PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER" = true ] || exit 255
                """ + STATE);

        assertThat(workshop.run("deploy.sh", "pr-12").calls()).anyMatch(call -> call.startsWith("aws lambda"));
    }

    @Test
    void staging_and_production_are_not_made_and_no_lock_of_theirs_is_taken_away() {
        workshop.pretend("pulumi", "[ \"$2\" != select ]");

        var run = workshop.run("deploy.sh", "prod");

        assertThat(run.status()).isNotZero();
        assertThat(run.calls()).containsExactly("pulumi stack select --stack prod");
    }

    @Test
    void a_state_that_cannot_be_read_was_not_looked_at() {
        workshop.pretend("pulumi", STATE + "\n[ \"$2\" != export ] || exit 255");

        assertThat(workshop.run("deploy.sh", "prod").status()).isNotZero();
    }

    @Test
    void a_function_that_lambda_says_nothing_about_fails_the_job() {
        workshop.pretend("aws", "exit 254");

        assertThat(workshop.run("deploy.sh", "prod").status()).isNotZero();
    }

    @Test
    void nothing_is_deployed_that_was_not_built() {
        workshop.write("stacks/target/stacks.jar", "something else");

        var run = workshop.run("deploy.sh", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.calls()).isEmpty();
    }

    @Test
    void a_failed_deployment_fails_the_job_and_nothing_is_verified() {
        workshop.pretend("pulumi", "[ \"$1\" != up ]");

        var run = workshop.run("deploy.sh", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.calls()).noneMatch(call -> call.startsWith("aws"));
    }

    @Test
    void a_function_with_other_code_fails_the_job() {
        workshop.pretend("aws", functions("commands", "of somebody else"));

        var run = workshop.run("deploy.sh", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("prod-whereabouts-audit-reader has the code", "which was not built here");
    }

    @Test
    void a_stack_without_functions_was_not_looked_at() {
        workshop.pretend("pulumi", "");

        assertThat(workshop.run("deploy.sh", "prod").output()).contains("stack prod has no functions");
    }

    private static String functions(String commands, String reader) {
        return "case $4 in *-commands) echo %s ;; *) echo %s ;; esac"
                .formatted(codeSha256(commands), codeSha256(reader));
    }

    private static String codeSha256(String zip) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(zip.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
