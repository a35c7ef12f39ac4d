package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookTest {
    private static final String OUTPUTS = """
            cat <<'END'
            {
              "apiUrl": "https://api.example.com",
              "webUrl": "https://packages.example.com"
            }
            END""";

    @TempDir
    Path folder;

    private Workshop workshop = new Workshop(Path.of(""));

    @BeforeEach
    void workshop() {
        workshop = new Workshop(folder).write("console/index.html", "").pretend("pulumi", OUTPUTS);
    }

    @Test
    void a_page_is_looked_at_in_a_browser() {
        var run =
                workshop.pretend("google-chrome", "echo '<h1>Whereabouts</h1>'").run("look.sh", "staging");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.calls())
                .filteredOn(call -> call.startsWith("google-chrome"))
                .hasSize(2)
                .allMatch(call -> call.endsWith(" https://packages.example.com"));
    }

    @Test
    void a_page_without_its_name_fails_the_job() {
        var run = workshop.pretend("google-chrome", "echo '<h1>Access denied</h1>'")
                .run("look.sh", "staging");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("does not show its name");
    }

    @Test
    void before_there_is_a_page_the_job_says_that_nothing_was_looked_at() {
        var run =
                new Workshop(folder.resolve("empty")).pretend("pulumi", OUTPUTS).run("look.sh", "staging");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("there is no console/ yet", "nothing was looked at");
        assertThat(run.calls()).isEmpty();
    }

    @Test
    void a_stack_without_a_page_says_that_nothing_was_looked_at() {
        var run = workshop.pretend("pulumi", "echo '{}'").run("look.sh", "staging");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("no export webUrl");
    }

    @Test
    void a_stack_that_does_not_say_where_its_page_is_fails_the_job() {
        assertThat(workshop.pretend("pulumi", "exit 255")
                        .run("look.sh", "staging")
                        .status())
                .isNotZero();
    }
}
