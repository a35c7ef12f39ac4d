package io.whereabouts.operations.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.whereabouts.operations.sql.Answer.Heading;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final List<Heading> HEADINGS =
            List.of(Heading.of("name", "varchar"), Heading.of("metres", "decimal(5,2)"), Heading.of("lost", "BOOLEAN"));

    @Test
    void a_table_has_its_numbers_to_the_right() {
        assertThat(written(Form.TABLE, row("gate", "12.50", "true"), row("door seven", "-3", null)))
                .isEqualTo("""
                name        metres  lost
                ----------  ------  ----
                gate         12.50  true
                door seven      -3
                (2 rows)
                """);
    }

    @Test
    void a_table_steers_no_terminal_and_has_no_end_of_line_in_a_value() {
        assertThat(written(Form.TABLE, row("\u001b[2Ja\nb", null, null))).contains("·[2Ja·b");
    }

    @Test
    void a_long_value_is_cut_off_between_characters() {
        assertThat(written(Form.TABLE, row("a".repeat(61), null, null))).contains("a".repeat(59) + "…\n");
        assertThat(written(Form.TABLE, row("a".repeat(58) + "😀😀", null, null)))
                .contains("a".repeat(58) + "…");
        assertThat(written(Form.TABLE, row("a".repeat(60), null, null))).contains("a".repeat(60));
    }

    @Test
    void csv_tells_null_from_empty_and_text_from_formulas() {
        assertThat(written(Form.CSV, row("=1+1", "-3", "true"), row("", null, null), row("say \"a\"", "0", "false")))
                .isEqualTo("""
                        "name","metres","lost"
                        "'=1+1",-3,"true"
                        "",,
                        "say ""a""\",0,"false"
                        """.replace("\n", "\r\n"));
    }

    @Test
    void json_has_numbers_as_they_came_and_null() {
        assertThat(written(Form.JSON, row("a\"b", "12345678901234567890.10", "true"), row(null, "NaN", null)))
                .isEqualTo("""
                        [
                        {"name":"a\\"b","metres":12345678901234567890.10,"lost":true},
                        {"name":null,"metres":"NaN","lost":null}
                        ]
                        """);
        assertThat(written(Form.JSON)).isEqualTo("[]\n");
    }

    @Test
    void json_cannot_say_two_columns_of_one_name() {
        var answer = new Answer(List.of(Heading.of("a", "bigint"), Heading.of("a", "bigint")), List.of(), false);

        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> Form.JSON.write(answer, new PrintWriter(new StringWriter())))
                .withMessageContaining("name one of them with AS");
    }

    private record Row(List<Optional<String>> values) {}

    private static Row row(@Nullable String... values) {
        return new Row(Arrays.stream(values).map(Optional::ofNullable).toList());
    }

    private static String written(Form form, Row... rows) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        form.write(new Answer(HEADINGS, Arrays.stream(rows).map(Row::values).toList(), false), out);
        out.flush();
        return text.toString();
    }
}
