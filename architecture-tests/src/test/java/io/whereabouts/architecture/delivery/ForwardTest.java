package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardTest {
    private static final String GITHUB = """
            case "$2" in
              repos/acme/whereabouts/releases*) echo %s ;;
              repos/acme/whereabouts/compare/v2026.11.21.7...abc) echo %s ;;
              *) exit 1 ;;
            esac""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ahead", "identical"})
    void production_gets_what_is_newer_or_the_same(String status) {
        var run = run(GITHUB.formatted("v2026.11.21.7", status));

        assertThat(run.status()).as(run.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"behind", "diverged", ""})
    void production_does_not_go_back(String status) {
        var run = run(GITHUB.formatted("v2026.11.21.7", status));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("to go back, revert on main");
    }

    @Test
    void the_first_delivery_is_older_than_nothing() {
        assertThat(run(GITHUB.formatted("", "")).status()).isZero();
    }

    @Test
    void what_github_does_not_tell_is_not_taken_for_the_first() {
        assertThat(run("exit 1").status()).isNotZero();
    }

    private Workshop.Run run(String gitHub) {
        return new Workshop(folder).pretend("gh", gitHub).run("forward.sh", "abc");
    }
}
