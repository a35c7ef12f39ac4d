package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
    @TempDir
    Path folder;

    private Workshop workshop = new Workshop(Path.of(""));

    @BeforeEach
    void workshop() {
        workshop = new Workshop(folder)
                .with("PULUMI_BACKEND_URL", "s3://acme-state?region=eu-central-1")
                .pretend("aws", "echo None")
                .pretend("pulumi", "");
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

    @Test
    void the_lock_of_a_deployment_that_died_fails_the_job() {
        var lock = ".pulumi/locks/organization/whereabouts/prod/a.json";

        var run = workshop.pretend("aws", "echo " + lock).run("drift.sh", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("prod is locked by a deployment that died", lock);
        assertThat(run.calls())
                .anyMatch(call -> call.startsWith("aws s3api list-objects-v2 --bucket acme-state --prefix "
                        + ".pulumi/locks/organization/whereabouts/prod/ --query Contents[?LastModified < '20"));
    }

    @Test
    void a_stack_that_cannot_be_looked_at_fails_the_job() {
        assertThat(workshop.pretend("aws", "exit 254").run("drift.sh", "prod").status())
                .isNotZero();
        workshop.pretend("aws", "echo None");
        assertThat(workshop.pretend("pulumi", "exit 255")
                        .run("drift.sh", "prod")
                        .status())
                .isNotZero();
    }
}
