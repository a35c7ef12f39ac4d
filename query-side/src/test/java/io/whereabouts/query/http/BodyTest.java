package io.whereabouts.query.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final int MOST = 200;

    @Test
    void an_object_is_read_however_the_API_hands_it_over() {
        var text = "{\"a\": \"é\"}";
        var bytes = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        for (var body : List.of(
                new Body("application/json", text, false),
                new Body("Application/JSON; charset=\"UTF-8\"", text, false),
                new Body("application/json", bytes, true))) {
            assertThat(body.object(MOST).get("a").asText()).isEqualTo("é");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/geo+json", "application/json; charset=latin1"})
    void another_media_type_is_said_to_be_unsupported(String type) {
        assertThatThrownBy(() -> new Body(type, "{}", false).object(MOST))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(415));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|it is empty",
                "[]|must be a JSON object",
                "null|must be a JSON object",
                "{} {}|something follows",
                "{\"a\":1,\"a\":2}|Duplicate field 'a'",
                "{\"a\":NaN}|Non-standard token 'NaN'",
                "{\"a\":|line 1, column 6",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]|nested deeper than 16 levels",
            })
    void what_is_no_JSON_object_is_refused_without_a_word_of_our_insides(String text, String why) {
        assertThatThrownBy(() -> new Body("application/json", text == null ? "" : text, false).object(MOST))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(400))
                .hasMessageContaining(why)
                .message()
                .doesNotContain("Feature", "Source", "jackson");
    }

    @Test
    void what_is_too_large_is_refused_before_it_is_read() {
        var large = "{\"a\": \"%s\"}".formatted("é".repeat(MOST / 2));
        var bytes = Base64.getEncoder().encodeToString(large.getBytes(UTF_8));
        for (var body :
                List.of(new Body("application/json", large, false), new Body("application/json", bytes, true))) {
            assertThatThrownBy(() -> body.object(MOST))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problem().status()).isEqualTo(413));
        }
    }

    @Test
    void what_is_not_UTF_8_is_refused() {
        var latin = Base64.getEncoder().encodeToString("{\"a\": \"é\"}".getBytes(ISO_8859_1));
        for (var text : List.of(latin, "?")) {
            assertThatThrownBy(() -> new Body("application/json", text, true).object(MOST))
                    .hasMessage("the body is not UTF-8");
        }
    }
}
