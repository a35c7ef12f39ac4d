package io.whereabouts.command.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.api.Document;
import io.whereabouts.command.status.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document says of the commands' limits.
class LimitsTest {
    private static final Document DOCUMENT = Document.written();

    @Test
    void a_request_holds_as_much_as_the_document_says() {
        assertThat(most("Scans", "scans")).isEqualTo(ReportedScans.MOST);
        assertThat(most("ScanResults", "results")).isEqualTo(ReportedScans.MOST);
        assertThat(most("Packing", "packages")).isEqualTo(PackingRequests.MOST);
        assertThat(most("Packings", "results")).isEqualTo(PackingRequests.MOST);
        assertThat(DOCUMENT.json().at("/info/description").asText())
                .contains(String.format(
                        Locale.ROOT,
                        "at most %,d bytes and %d levels deep",
                        RequestBody.MOST_BYTES,
                        RequestBody.DEEPEST));
        assertThat(DOCUMENT.operation("POST /epcis/capture").mostBytes()).isEqualTo(EpcisRequest.MOST_BYTES);
        assertThat(DOCUMENT.operation("POST /scans").mostBytes()).isEqualTo(RequestBody.MOST_BYTES);
        assertThat(DOCUMENT.schema("Time").path("maxLength").asInt()).isEqualTo(Moment.LONGEST);
    }

    @Test
    void the_words_of_a_status_and_the_first_session_are_the_documents() {
        assertThat(StreamSupport.stream(DOCUMENT.schema("Status").path("enum").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Status.values())
                        .map(PackageRequests::word)
                        .toList());
        assertThat(DOCUMENT.schema("Session").path("default").asText()).isEqualTo(ScanRequests.FIRST_SESSION.value());
    }

    @Test
    void headers_have_the_form_that_the_document_says() {
        assertThat(pattern("POST /packages", "Idempotency-Key")).isEqualTo("^[!-~]+$");
        assertThat(IdempotencyKey.FORM.pattern()).isEqualTo("[!-~]{1,255}");
        assertThat(pattern("PUT /packages/{id}", "If-Match"))
                .isEqualTo("^(\\*|%s)$".formatted(IfMatch.ENTITY_TAG.pattern().replaceAll("[()]", "")));
        assertThat(pattern("POST /scans", "x-correlation-id")).isEqualTo("^%s$".formatted(Caller.CORRELATION_ID));
    }

    private static String pattern(String operation, String parameter) {
        return DOCUMENT.operation(operation).parameters().stream()
                .filter(each -> each.path("name").asText().equals(parameter))
                .findFirst()
                .orElseThrow()
                .at("/schema/pattern")
                .asText();
    }

    private static int most(String schema, String list) {
        return DOCUMENT.schema(schema)
                .path("properties")
                .path(list)
                .path("maxItems")
                .asInt();
    }
}
