package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void only_a_stack_of_a_pull_request_is_destroyed() {
        workshop.pretend("pulumi", "").pretend("aws", "");

        var refused = workshop.run("destroy.sh", "prod");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.calls()).isEmpty();
        assertThat(workshop.run("destroy.sh", "pr-12").calls())
                .contains("pulumi destroy --stack pr-12 --yes --skip-preview --remove --color never");
    }

    @Test
    void a_stack_that_is_not_there_is_destroyed_already() {
        var run = workshop.pretend("pulumi", "exit 255").run("destroy.sh", "pr-12");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("There is no stack pr-12");
    }
}
