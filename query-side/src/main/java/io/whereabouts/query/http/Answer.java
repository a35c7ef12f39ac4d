package io.whereabouts.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// A good answer: status 200.
///
/// @param entityTag of what is answered (`ETag`, RFC 9110 §8.8.3), for who will replace it
public record Answer(String mediaType, JsonNode body, Optional<String> entityTag) {
    public static Answer json(JsonNode body) {
        return new Answer("application/json", body, Optional.empty());
    }

    public Answer tagged(String tag) {
        return new Answer(mediaType, body, Optional.of(tag));
    }

    /// RFC 7946.
    public static Answer geoJson(JsonNode body) {
        return new Answer("application/geo+json", body, Optional.empty());
    }
}
