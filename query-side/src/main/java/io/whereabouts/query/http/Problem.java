package io.whereabouts.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A problem document (RFC 9457).
///
/// @param detail what was wrong, with the value, and what to do
/// @param field the parameter that is to blame, if one is
/// @param type a URI
record Problem(int status, String detail, Optional<String> field, String type) {
    static final String UNTYPED = "about:blank";

    /// Whether the same request can be answered a moment later.
    boolean willPass() {
        return status == 409;
    }

    /// @param instance the correlation id, by which the logs are found
    ObjectNode document(String instance) {
        var document = Json.MAPPER
                .createObjectNode()
                .put("type", type)
                .put("title", title())
                .put("status", status)
                .put("detail", detail)
                .put("instance", instance);
        field.ifPresent(name -> document.put("field", name));
        return document;
    }

    private String title() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            default -> "Internal Server Error";
        };
    }
}
