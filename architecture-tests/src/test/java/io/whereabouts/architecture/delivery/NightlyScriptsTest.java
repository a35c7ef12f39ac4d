package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyScriptsTest {
    @TempDir
    Path folder;

    private Workshop workshop = new Workshop(Path.of(""));

    @BeforeEach
    void workshop() {
        workshop = new Workshop(folder)
                .with("PULUMI_BACKEND_URL", "s3://acme-state?region=eu-central-1&awssdk=v2")
                .pretend("aws", """
                        case "$*" in
                          's3api '*) printf '.pulumi/locks/organization/whereabouts/pr-3/a.json\\t.pulumi/locks/organization/whereabouts/dev-eve/b.json\\n' ;;
                        esac""")
                .pretend("pulumi", """
                        case "$*" in
                          'stack ls') printf 'NAME         LAST UPDATE\\npr-1*  1 day ago\\norganization/whereabouts/pr-2  1 day ago\\npr-3  1 day ago\\ndev-eve  1 day ago\\nstaging  1 day ago\\n' ;;
                        esac""");
    }

    @Test
    void a_stack_whose_pull_request_is_closed_or_lost_its_label_goes_and_no_other() {
        var run = workshop.pretend("gh", """
                        case "$3" in
                          1) echo '["OPEN",true]' ;;
                          2) echo '["OPEN",false]' ;;
                          3) echo '["MERGED",true]' ;;
                        esac""").run("sweep.sh");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.calls())
                .filteredOn(call -> call.startsWith("pulumi destroy"))
                .containsExactly(
                        "pulumi destroy --stack pr-2 --yes --skip-preview --remove --color never",
                        "pulumi destroy --stack pr-3 --yes --skip-preview --remove --color never");
    }

    @Test
    void an_old_lock_of_a_pull_request_is_taken_away() {
        var run = workshop.pretend("gh", "echo '[\"OPEN\",true]'").run("sweep.sh");

        assertThat(run.calls())
                .filteredOn(call -> call.startsWith("pulumi cancel"))
                .containsExactly("pulumi cancel --stack pr-3 --yes");
        assertThat(run.calls()).anyMatch(call -> call.contains("--bucket acme-state "));
    }

    @Test
    void nothing_is_destroyed_that_github_says_nothing_about() {
        var run = workshop.pretend("gh", "exit 1").run("sweep.sh");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("pr-1: GitHub does not say");
        assertThat(run.calls()).noneMatch(call -> call.startsWith("pulumi destroy"));
    }

    @Test
    void drift_fails_the_job_and_is_shown() {
        workshop.pretend("pulumi", "[ \"$1\" != refresh ] || { echo '~ queue changed by hand'; exit 255; }");

        var run = workshop.with("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString())
                .run("drift.sh", "prod");

        assertThat(run.status()).isEqualTo(255);
        assertThat(run.output()).contains("prod is not as it was deployed");
        assertThat(workshop.read("summary")).contains("    ~ queue changed by hand");
        assertThat(run.calls()).last().asString().contains("refresh --stack prod --preview-only --expect-no-changes");
    }

    @Test
    void no_drift_is_no_failure() {
        assertThat(workshop.run("drift.sh", "prod").status()).isZero();
    }
}
