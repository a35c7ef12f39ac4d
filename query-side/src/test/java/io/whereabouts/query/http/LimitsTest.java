package io.whereabouts.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.api.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document says of the readers' limits.
class LimitsTest {
    private static final Document DOCUMENT = Document.written();

    @Test
    void pages_and_moments_are_as_long_as_the_document_says() {
        var limit = DOCUMENT.json().at("/components/parameters/Limit/schema");
        assertThat(limit.path("maximum").asInt()).isEqualTo(Request.GREATEST_LIMIT);
        assertThat(limit.path("default").asInt()).isEqualTo(Request.USUAL_LIMIT);
        assertThat(DOCUMENT.schema("Volume").at("/properties/features/maxItems").asInt())
                .isEqualTo(Request.GREATEST_LIMIT);
        for (var finding : List.of("missing", "unexpected", "confirmed")) {
            assertThat(DOCUMENT.schema("Discrepancies")
                            .at("/properties/%s/maxItems".formatted(finding))
                            .asInt())
                    .isEqualTo(Request.GREATEST_LIMIT);
        }
        assertThat(DOCUMENT.schema("Time").path("maxLength").asInt()).isEqualTo(Moment.LONGEST);
        assertThat(DOCUMENT.schema("History").at("/properties/entries/maxItems").asInt())
                .isEqualTo(Request.GREATEST_LIMIT);
    }
}
