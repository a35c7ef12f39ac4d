package io.whereabouts.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A good answer.
///
/// @param status 200, or 307 where another path has the answer
/// @param entityTag of what is answered (`ETag`, RFC 9110 §8.8.3), for who will replace it or has a copy
/// @param caching who may keep a copy, and for how long (`Cache-Control`, RFC 9111 §5.2.2)
/// @param headers more of them, in lower case
public record Answer(
        int status,
        String mediaType,
        String body,
        Optional<String> entityTag,
        String caching,
        Map<String, String> headers) {
    private static final String NONE = "no-store";

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(JsonNode body) {
        return text("application/json", body.toString());
    }

    /// RFC 7946.
    public static Answer geoJson(JsonNode body) {
        return text("application/geo+json", body.toString());
    }

    /// For what has to come out as it was written.
    public static Answer text(String mediaType, String body) {
        return new Answer(200, mediaType, body, Optional.empty(), NONE, Map.of());
    }

    /// Who asks is to ask there (RFC 9110 §15.4.8); the body says it as well, for who reads no headers.
    public static Answer elsewhere(String location) {
        var body = Json.MAPPER.createObjectNode().put("location", location);
        return new Answer(
                307, "application/json", body.toString(), Optional.empty(), NONE, Map.of("location", location));
    }

    public Answer tagged(String tag) {
        return new Answer(status, mediaType, body, Optional.of(tag), caching, headers);
    }

    /// For what is the same for everybody.
    public Answer keptFor(Duration age) {
        return new Answer(status, mediaType, body, entityTag, "public, max-age=" + age.toSeconds(), headers);
    }

    public Answer with(Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new Answer(status, mediaType, body, entityTag, caching, all);
    }

    boolean mayBeKept() {
        return !caching.equals(NONE);
    }
}
