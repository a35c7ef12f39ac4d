package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    /// As the bucket lists them: beside the stacks that there are, copies of one that was removed.
    private static final String AWS = """
            case "$*" in
              *'--prefix .pulumi/locks/organization/whereabouts/pr- '*)
                printf '.pulumi/locks/organization/whereabouts/pr-3/a.json\\n' ;;
              *'--prefix .pulumi/stacks/whereabouts/pr- '*)
                printf '.pulumi/stacks/whereabouts/%s\\t' pr-1.json pr-1.json.bak pr-1.pulumi-tags pr-2.json.gz \\
                  pr-3.json pr-4.json.bak pr-x.json ;;
            esac""";

    private static final String GITHUB = """
            case "$3" in
              1) echo '["OPEN",true]' ;;
              2) echo '["OPEN",false]' ;;
              3) echo '["MERGED",true]' ;;
              *) exit 1 ;;
            esac""";

    @TempDir
    Path folder;

    private Workshop workshop = new Workshop(Path.of(""));

    @BeforeEach
    void workshop() {
        workshop = new Workshop(folder)
                .with("PULUMI_BACKEND_URL", "s3://acme-state?region=eu-central-1&awssdk=v2")
                .pretend("aws", AWS)
                .pretend("gh", GITHUB)
                .pretend("pulumi", "");
    }

    @Test
    void a_stack_whose_pull_request_is_closed_or_lost_its_label_is_an_orphan_and_no_other() {
        var run = workshop.run("sweep.sh", "find");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output().lines()).last().isEqualTo("[\"pr-2\",\"pr-3\"]");
        assertThat(run.calls())
                .as("asked of the bucket: the role may not read what other stacks hold")
                .noneMatch(call -> call.startsWith("pulumi"))
                .anyMatch(call -> call.startsWith(
                        "aws s3api list-objects-v2 --bucket acme-state --prefix " + ".pulumi/stacks/whereabouts/pr- "));
    }

    @Test
    void an_old_lock_of_a_pull_request_is_taken_away_and_no_newer_one() {
        var run = workshop.run("sweep.sh", "find");

        assertThat(run.calls())
                .anyMatch(call -> call.contains("--query Contents[?LastModified < '20"))
                .filteredOn(call -> call.contains("delete"))
                .containsExactly("aws s3api delete-object --bucket acme-state --key "
                        + ".pulumi/locks/organization/whereabouts/pr-3/a.json");
    }

    @Test
    void nothing_is_an_orphan_that_github_says_nothing_about() {
        var run = workshop.pretend("gh", "[ \"$3\" = 3 ] && echo '[\"CLOSED\",false]'")
                .run("sweep.sh", "find");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("pr-1: GitHub does not say", "pr-2: GitHub does not say");
        assertThat(run.output().lines()).as("the others are found").last().isEqualTo("[\"pr-3\"]");
    }

    @Test
    void nothing_is_an_orphan_that_github_says_something_new_about() {
        var run = workshop.pretend("gh", "echo '[\"DRAFT\",false]'").run("sweep.sh", "find");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output().lines()).last().isEqualTo("[]");
    }

    @Test
    void a_bucket_that_cannot_be_listed_is_not_an_empty_one() {
        var run = workshop.pretend("aws", "exit 254").run("sweep.sh", "find");

        assertThat(run.status()).isNotZero();
        assertThat(run.output()).doesNotContain("[]");
    }

    @Test
    void an_empty_bucket_has_no_orphans() {
        var run = workshop.pretend("aws", "echo None").run("sweep.sh", "find");

        assertThat(run.status()).isZero();
        assertThat(run.output().strip()).isEqualTo("[]");
    }

    @Test
    void an_orphan_is_destroyed() {
        var run = workshop.run("sweep.sh", "take", "pr-3");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.calls()).contains("pulumi destroy --stack pr-3 --yes --skip-preview --remove --color never");
    }

    @Test
    void one_that_is_in_use_again_is_left_alone() {
        var run = workshop.run("sweep.sh", "take", "pr-1");

        assertThat(run.status()).isZero();
        assertThat(run.calls()).noneMatch(call -> call.startsWith("pulumi"));
    }

    @Test
    void one_that_github_says_nothing_about_is_left_alone() {
        var run = workshop.run("sweep.sh", "take", "pr-9");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.calls()).noneMatch(call -> call.startsWith("pulumi"));
    }

    @Test
    void one_that_cannot_be_destroyed_fails_the_job() {
        var run = workshop.pretend("pulumi", "[ \"$1\" != destroy ]").run("sweep.sh", "take", "pr-3");

        assertThat(run.status()).isNotZero();
    }
}
