package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestScriptsTest {
    private static final String PREVIEW = """
            if [ "$1" = preview ]; then
              printf '~ function\\n```\\nResources:\\n    ~ 1 to update\\n'
              exit %d
            fi""";

    @TempDir
    Path folder;

    private Workshop workshop = new Workshop(Path.of(""));

    @BeforeEach
    void workshop() {
        workshop = new Workshop(folder);
        workshop.build();
    }

    @Test
    void a_preview_becomes_a_comment_in_which_the_program_cannot_close_a_fence() {
        var run = workshop.pretend("pulumi", PREVIEW.formatted(0)).run("preview.sh", "staging", "comment.md");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(workshop.read("comment.md"))
                .startsWith("<!-- preview of staging -->\n### What this changes in `staging`\n    Resources:\n")
                .contains("\n    ~ function\n    ```\n");
    }

    @Test
    void a_preview_that_fails_fails_the_job_and_is_a_comment_as_well() {
        var run = workshop.pretend("pulumi", PREVIEW.formatted(255)).run("preview.sh", "staging", "comment.md");

        assertThat(run.status()).isEqualTo(255);
        assertThat(workshop.read("comment.md")).contains("### The preview of `staging` failed");
    }

    @Test
    void a_long_preview_fits_a_comment() {
        var run = workshop.pretend("pulumi", "[ \"$1\" != preview ] || seq 100000")
                .run("preview.sh", "staging", "comment.md");

        assertThat(run.status()).as(run.output().lines().findFirst().orElse("")).isZero();
        assertThat(workshop.read("comment.md")).hasSizeLessThan(65_536).contains("... (the rest is in the run's log)");
    }

    @Test
    void the_first_comment_is_made_and_the_next_replaces_it() {
        workshop.write("comment.md", "<!-- live stack -->\nhere");

        assertThat(workshop.pretend("gh", "")
                        .run("comment.sh", "7", "comment.md")
                        .calls())
                .last()
                .asString()
                .startsWith("gh api --method POST repos/acme/whereabouts/issues/7/comments ");
        assertThat(workshop.pretend("gh", "[[ $* == *PATCH* ]] || echo 4711")
                        .run("comment.sh", "7", "comment.md")
                        .calls())
                .last()
                .asString()
                .startsWith("gh api --method PATCH repos/acme/whereabouts/issues/comments/4711 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- live\") or true)) | .id, env.GH_TOKEN, (select((\"a -->",
                "<!-- \\(env.GH_TOKEN) -->",
                "hello <!-- live stack -->",
                ""
            })
    void what_is_no_mark_becomes_part_of_no_query(String mark) {
        workshop.write("comment.md", mark + "\nhere");

        var run = workshop.pretend("gh", "").run("comment.sh", "7", "comment.md");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.calls()).isEmpty();
    }

    @Test
    void a_comment_is_a_file_and_no_way_to_another() throws IOException {
        workshop.write("secret", "<!-- live stack -->\nhidden");
        Files.createSymbolicLink(folder.resolve("comment.md"), folder.resolve("secret"));

        var run = workshop.pretend("gh", "").run("comment.sh", "7", "comment.md");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.calls()).isEmpty();
    }

    @Test
    void only_comments_of_the_workflows_are_replaced() {
        workshop.write("comment.md", "<!-- live stack -->\nhere");

        assertThat(workshop.pretend("gh", "")
                        .run("comment.sh", "7", "comment.md")
                        .calls())
                .first()
                .asString()
                .contains(".user.login == \"github-actions[bot]\" and (.body | startswith(\"<!-- live stack -->\"))");
    }

    @Test
    void a_pull_request_that_cannot_be_read_gets_no_second_comment() {
        workshop.write("comment.md", "<!-- live stack -->\nhere");

        var run = workshop.pretend("gh", "exit 1").run("comment.sh", "7", "comment.md");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.calls()).hasSize(1);
    }

    @Test
    void nothing_is_previewed_that_was_not_built() {
        workshop.write("stacks/target/stacks.jar", "something else");

        var run = workshop.pretend("pulumi", PREVIEW.formatted(0)).run("preview.sh", "staging", "comment.md");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.calls()).isEmpty();
    }

    @Test
    void only_a_stack_of_a_pull_request_is_destroyed() {
        workshop.pretend("pulumi", "").pretend("aws", "");

        for (var stack : List.of("prod", "staging", "dev-peter", "pr-", "pr-12x", "pr-12 prod", "")) {
            var refused = workshop.run("destroy.sh", stack);
            assertThat(refused.status()).as(stack).isEqualTo(1);
            assertThat(refused.calls()).as(stack).isEmpty();
        }
        assertThat(workshop.run("destroy.sh", "pr-12").calls())
                .contains("pulumi destroy --stack pr-12 --yes --skip-preview --remove --color never");
    }

    @Test
    void a_stack_that_is_not_there_is_destroyed_already() {
        var run = workshop.pretend("pulumi", "echo \"error: no stack named 'pr-12' found\" >&2; exit 255")
                .run("destroy.sh", "pr-12");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("There is no stack pr-12");
    }

    @Test
    void a_stack_that_cannot_be_asked_for_is_not_taken_for_destroyed() {
        var run = workshop.pretend("pulumi", "echo 'error: AccessDenied' >&2; exit 255")
                .run("destroy.sh", "pr-12");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("nobody knows whether there is a stack pr-12", "AccessDenied");
    }

    /// The file `Pulumi.pr-12.yaml` was written by another job, on another machine.
    @Test
    void a_stack_is_destroyed_with_the_key_to_its_secrets_that_its_state_names() {
        workshop.pretend("aws", "")
                .pretend("pulumi", "[ \"$1\" != destroy ] || [ \"$PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER\" = true ]");

        assertThat(workshop.run("destroy.sh", "pr-12").status()).isZero();
    }

    @Test
    void a_stack_that_is_not_destroyed_fails_the_job() {
        workshop.pretend("pulumi", "[ \"$1\" != destroy ]").pretend("aws", "");

        assertThat(workshop.run("destroy.sh", "pr-12").status()).isNotZero();
    }

    @Test
    void what_aws_still_lists_of_a_destroyed_stack_is_said() {
        var run = workshop.pretend("pulumi", "")
                .pretend("aws", "echo arn:aws:sqs:eu-central-1:111111111111:pr-12-whereabouts-left")
                .run("destroy.sh", "pr-12");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("::warning::AWS still lists", "pr-12-whereabouts-left");
        assertThat(run.calls())
                .last()
                .asString()
                .contains("get-resources --tag-filters Key=application,Values=whereabouts Key=stack,Values=pr-12 ");
    }
}
