package io.whereabouts.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/// A good answer: status 200.
///
/// @param entityTag of what is answered (`ETag`, RFC 9110 §8.8.3), for who will replace it or has a copy
/// @param caching who may keep a copy, and for how long (`Cache-Control`, RFC 9111 §5.2.2)
public record Answer(String mediaType, JsonNode body, Optional<String> entityTag, String caching) {
    private static final String NONE = "no-store";

    public static Answer json(JsonNode body) {
        return new Answer("application/json", body, Optional.empty(), NONE);
    }

    public Answer tagged(String tag) {
        return new Answer(mediaType, body, Optional.of(tag), caching);
    }

    /// For what is the same for everybody.
    public Answer keptFor(Duration age) {
        return new Answer(mediaType, body, entityTag, "public, max-age=" + age.toSeconds());
    }

    /// RFC 7946.
    public static Answer geoJson(JsonNode body) {
        return new Answer("application/geo+json", body, Optional.empty(), NONE);
    }

    boolean mayBeKept() {
        return !caching.equals(NONE);
    }
}
