package io.whereabouts.command.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// What went wrong, as a problem document (RFC 9457) tells it.
///
/// @param detail what was wrong, with the value, and what to do; nothing about our insides
/// @param field JSON path of the one field to blame, such as `scans[3].position.latitude`
/// @param instance the correlation id, by which our log tells more
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Problem(String type, String title, int status, String detail, Optional<String> field, String instance) {
    static Problem of(int status, String detail, Optional<String> field, String instance) {
        return new Problem("about:blank", title(status), status, detail, field, instance);
    }

    Problem typed(String other) {
        return new Problem(other, title, status, detail, field, instance);
    }

    /// The phrases of RFC 9110, as `about:blank` asks for.
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 428 -> "Precondition Required"; // RFC 6585
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
