package io.whereabouts.benchmarks.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void what_is_not_given_is_as_the_benchmark_says() {
        var options = options();
        assertThat(options.results()).isEqualTo(Path.of("./benchmarks/target/results"));
        assertThat(options.date()).isEqualTo("unknown");
        assertThat(options.millis("--millis", 400)).isEqualTo(Duration.ofMillis(400));
        assertThat(options.text("--seed")).isEmpty();
    }

    @Test
    void of_two_values_the_last_counts() { // those of --short come first
        assertThat(options("--rounds", "1", "--rounds", "2").number("--rounds", 3))
                .isEqualTo(2);
    }

    @Test
    void results_stand_in_the_repository_unless_a_folder_is_named() {
        assertThat(options("--home", "/home").results()).isEqualTo(Path.of("/home/benchmarks/target/results"));
        assertThat(options("--home", "/home", "--results", "/r").results()).isEqualTo(Path.of("/r"));
    }

    @Test
    void an_option_of_another_benchmark_is_refused() {
        assertThatThrownBy(() -> options("--batches", "5"))
                .hasMessage("unknown option --batches; benchmarks/run --help lists them");
    }

    @Test
    void an_option_without_a_value_is_refused() {
        assertThatThrownBy(() -> options("--seed")).hasMessage("--seed needs a value");
    }

    @Test
    void a_number_that_is_none_or_too_small_is_refused() {
        var options = options("--rounds", "0", "--millis", "99", "--seed", "seven");
        assertThatThrownBy(() -> options.number("--rounds", 3))
                .hasMessage("--rounds must be a whole number above 0, not 0");
        assertThatThrownBy(() -> options.number("--millis", 5_000, 100))
                .hasMessage("--millis must be a whole number from 100 on, not 99");
        assertThatThrownBy(() -> options.number("--seed", 7))
                .hasMessage("--seed must be a whole number above 0, not seven");
    }

    private static Options options(String... arguments) {
        return Options.of(List.of(arguments), Set.of("--seed"));
    }
}
