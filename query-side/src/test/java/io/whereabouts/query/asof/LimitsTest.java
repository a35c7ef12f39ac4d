package io.whereabouts.query.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.api.Document;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document says of moments.
class LimitsTest {
    @Test
    void a_moment_is_as_long_as_the_document_says() {
        assertThat(Document.written().schema("Time").path("maxLength").asInt()).isEqualTo(Moment.LONGEST);
    }
}
