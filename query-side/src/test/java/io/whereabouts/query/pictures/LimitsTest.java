package io.whereabouts.query.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.api.Document;
import org.junit.jupiter.api.Test;

/// What the OpenAPI document says of a page of pictures.
class LimitsTest {
    private static final Document DOCUMENT = Document.written();

    @Test
    void a_page_holds_as_many_as_the_document_says() {
        assertThat(DOCUMENT.schema("Pictures")
                        .at("/properties/pictures/maxItems")
                        .asInt())
                .isEqualTo(PictureApi.MOST);
        assertThat(DOCUMENT.operation("GET /packages/{id}/pictures")
                        .json()
                        .path("description")
                        .asText())
                .contains("%d at most".formatted(PictureApi.MOST));
        assertThat(DownloadLinks.LIFETIME.toMinutes()).as("five minutes").isEqualTo(5);
    }
}
