package io.whereabouts.query.http;

import com.fasterxml.jackson.databind.JsonNode;

/// A good answer: status 200.
public record Answer(String mediaType, JsonNode body) {
    public static Answer json(JsonNode body) {
        return new Answer("application/json", body);
    }

    /// RFC 7946.
    public static Answer geoJson(JsonNode body) {
        return new Answer("application/geo+json", body);
    }
}
