package io.whereabouts.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The OpenAPI document. JSON and not YAML: what is written is what is served, with no parser in between.
public final class OpenApi {
    private OpenApi() {}

    /// As it is written, without what belongs to one environment.
    public static String json() {
        try (var resource = OpenApi.class.getResourceAsStream("openapi.json")) {
            if (resource == null) {
                throw new IllegalStateException("openapi.json is missing in this jar");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
