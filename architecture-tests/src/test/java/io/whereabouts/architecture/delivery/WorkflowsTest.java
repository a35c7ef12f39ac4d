package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the linters do not know, or know only where they are installed.
class WorkflowsTest {
    private static final Path GITHUB = Workshop.REPOSITORY.resolve(".github");
    private static final Pattern USES = Pattern.compile("uses: (\\S+)(.*)");
    private static final Pattern SCRIPT = Pattern.compile("\\.github/scripts/([\\w-]+\\.sh)");

    /// A job: from its name, two spaces in, to the next.
    private static final Pattern JOB = Pattern.compile("(?ms)^  (\\w+):\\n.*?(?=^  \\w+:\\n|\\z)");

    /// A step's script, on its line or on those below.
    private static final Pattern RUN = Pattern.compile("run: (?:[|>]-?\\n(?:(?: {10}.*)?\\n)+|.*\\n)");

    static Stream<Path> workflowsAndActions() {
        return Stream.concat(workflows(), files("actions/stack-tools", ".yml"));
    }

    static Stream<Path> workflows() {
        return files("workflows", ".yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_workflow_may_do_nothing_but_what_each_job_asks_for(Path workflow) {
        assertThat(text(workflow)).contains("\npermissions: {}\n");
        assertThat(jobs(workflow))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job).contains("\n    permissions:\n"));
    }

    @Test
    void an_action_of_others_is_pinned_by_its_commit_and_says_its_version() {
        var actions = Stream.concat(workflows(), Stream.of(GITHUB.resolve("actions/stack-tools/action.yml")))
                .flatMap(file -> USES.matcher(text(file)).results())
                .filter(use -> !use.group(1).startsWith("./"))
                .toList();
        assertThat(actions).hasSizeGreaterThan(10).allSatisfy(use -> {
            assertThat(use.group(1)).matches("[\\w-]+/[\\w-]+@[0-9a-f]{40}");
            assertThat(use.group(2)).matches(" # v\\d+\\.\\d+\\.\\d+");
        });
        var actionsAndVersions = actions.stream()
                .map(MatchResult::group)
                .map(use -> use.replaceFirst("@.*#", ""))
                .distinct()
                .toList();
        assertThat(actionsAndVersions)
                .as("one version of each")
                .hasSameSizeAs(actionsAndVersions.stream()
                        .map(use -> use.replaceFirst(" v.*", ""))
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_job_that_changes_a_stack_is_interrupted_or_runs_twice_at_once(Path workflow) {
        for (var job : jobs(workflow)) {
            if (Pattern.compile("scripts/(deploy|destroy|sweep)\\.sh (?!find)")
                    .matcher(job)
                    .find()) {
                assertThat(job).containsPattern("concurrency:\\n      group: stack-");
                assertThat(job).contains("cancel-in-progress: false");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_job_with_a_role_runs_for_a_fork_or_outside_an_environment(Path workflow) {
        for (var job : jobs(workflow)) {
            if (job.contains("vars.AWS_ROLE_ARN")) {
                assertThat(job).contains("\n    environment:");
                if (text(workflow).contains("pull_request:")) {
                    assertThat(job).contains("github.event.pull_request.head.repo.full_name == github.repository");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_key_of_aws_is_kept_anywhere_and_every_job_ends(Path workflow) {
        assertThat(text(workflow)).doesNotContainIgnoringCase("aws_secret").doesNotContainIgnoringCase("access-key");
        assertThat(jobs(workflow))
                .allSatisfy(job -> assertThat(job).containsPattern("timeout-minutes: \\d+|uses: \\./"));
    }

    /// Whoever opens a pull request writes its title and its branch; a script that they are part of is theirs.
    @ParameterizedTest
    @MethodSource("workflowsAndActions")
    void nothing_from_outside_becomes_part_of_a_script(Path file) {
        assertThat(RUN.matcher(text(file)).results().map(MatchResult::group))
                .allSatisfy(script -> assertThat(script).doesNotContain("${{"));
    }

    /// These run with secrets on behalf of anybody.
    @ParameterizedTest
    @MethodSource("workflows")
    void no_workflow_is_started_by_strangers_with_the_repositorys_rights(Path workflow) {
        assertThat(text(workflow)).doesNotContain("pull_request_target", "workflow_run", "issue_comment");
    }

    @Test
    void no_job_that_writes_to_the_repository_runs_what_a_pull_request_brings() {
        assertThat(workflows().filter(file -> text(file).contains("pull_request:")))
                .hasSize(2)
                .flatExtracting(WorkflowsTest::jobs)
                .filteredOn(job -> Pattern.compile("(?m)^      (?!id-token)[\\w-]+: write")
                        .matcher(job)
                        .find())
                .singleElement()
                .asString()
                .contains("ref: ${{ github.event.pull_request.base.sha }}", "pull-requests: write");
    }

    @Test
    void a_stack_is_changed_with_what_the_build_handed_on_and_its_sum() {
        assertThat(workflows().flatMap(file -> jobs(file).stream()))
                .filteredOn(job -> job.contains("scripts/deploy.sh") || job.contains("scripts/preview.sh"))
                .hasSize(4)
                .allSatisfy(job -> assertThat(job).contains("sum: ${{ needs.build.outputs.sum }}"));
    }

    @Test
    void what_is_attested_and_released_is_the_file_that_was_built() {
        assertThat(jobs(GITHUB.resolve("workflows/deliver.yml")))
                .filteredOn(job -> job.contains("actions/attest@") || job.contains("gh release create"))
                .hasSize(2)
                .allSatisfy(job -> assertThat(job)
                        .containsSubsequence(
                                "SUM: ${{ needs.build.outputs.sum }}",
                                "echo \"$SUM  whereabouts.tar\" | sha256sum --check --strict"));
    }

    @Test
    void the_bill_of_materials_names_every_module_that_is_deployed() {
        var listed = Pattern.compile("-pl (\\S+)").matcher(text(GITHUB.resolve("workflows/build.yml")));
        assertThat(listed.find()).isTrue();
        assertThat(List.of(listed.group(1).split(",", -1)))
                .contains("stacks")
                .containsAll(Pattern.compile("\"\\.\\./([\\w-]+)/target/")
                        .matcher(text(
                                Workshop.REPOSITORY.resolve("stacks/src/main/java/io/whereabouts/stacks/Zip.java")))
                        .results()
                        .map(zip -> zip.group(1))
                        .toList());
    }

    @Test
    void production_gets_what_staging_had_and_only_after_it() {
        var deliver = jobs(GITHUB.resolve("workflows/deliver.yml"));
        assertThat(deliver)
                .filteredOn(job -> job.contains("uses: ./.github/workflows/build.yml"))
                .hasSize(1);
        assertThat(deliver)
                .filteredOn(job -> job.startsWith("  production:"))
                .singleElement()
                .asString()
                .contains("needs: [build, staging]", "name: production", "sum: ${{ needs.build.outputs.sum }}")
                .containsSubsequence("forward.sh", "deploy.sh prod", "rollout.sh prod", "smoke.sh prod read");
        assertThat(deliver)
                .filteredOn(job -> job.startsWith("  staging:"))
                .singleElement()
                .asString()
                .contains("sum: ${{ needs.build.outputs.sum }}")
                .containsSubsequence("deploy.sh staging", "smoke.sh staging write", "look.sh staging");
    }

    @Test
    void every_script_that_is_called_is_there_and_every_script_is_called() {
        var scripts = files("scripts", ".sh").toList();
        assertThat(scripts).isNotEmpty().allSatisfy(script -> assertThat(script).isExecutable());
        var called = Stream.of(workflows(), files("actions/stack-tools", ".yml"))
                .flatMap(files -> files)
                .flatMap(file -> SCRIPT.matcher(text(file)).results().map(call -> call.group(1)))
                .distinct()
                .toList();
        var byScripts = scripts.stream()
                .flatMap(file -> Pattern.compile("\\$(?:scripts|\\(dirname \"\\$0\"\\))/([\\w-]+\\.sh)")
                        .matcher(text(file))
                        .results()
                        .map((MatchResult call) -> call.group(1)))
                .toList();
        assertThat(Stream.concat(called.stream(), byScripts.stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(scripts.stream()
                        .map(script -> script.getFileName().toString())
                        .toList());
    }

    static List<String> jobs(Path workflow) {
        var text = text(workflow);
        return JOB.matcher(text.substring(text.indexOf("\njobs:\n") + 7))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Stream<Path> files(String folder, String ending) {
        try (var files = Files.list(GITHUB.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
