package io.whereabouts.benchmarks.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void a_table_stands_apart_from_what_is_before_it() {
        var markdown = new Markdown();
        markdown.line("A line.");
        markdown.head(List.of("Goal", "", "found"));
        markdown.row(List.of("fast", "met", "1 ms"));

        assertThat(markdown.text()).isEqualTo("""
                A line.

                | Goal |  | found |
                |---|---|---|
                | fast | met | 1 ms |
                """);
    }
}
