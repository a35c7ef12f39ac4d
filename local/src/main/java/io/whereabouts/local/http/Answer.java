package io.whereabouts.local.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What goes back to the client.
final class Answer {
    record Header(String name, String value) {}

    static final Answer NOT_FOUND = message(404, "Not Found");
    static final Answer FORBIDDEN = message(403, "Forbidden");
    static final Answer UNAUTHORIZED = message(401, "Unauthorized");
    static final Answer TOO_LARGE = message(413, "Request Entity Too Large");
    static final Answer HEADERS_TOO_LARGE = message(431, "Request Header Fields Too Large");
    static final Answer FAILED = message(500, "Internal Server Error");
    static final Answer UNAVAILABLE = message(503, "Service Unavailable");

    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    Answer(int status, List<Header> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /// The gateway's own words: nothing else can be set there.
    private static Answer message(int status, String message) {
        return new Answer(
                status,
                List.of(new Header("content-type", "application/json")),
                "{\"message\":\"%s\"}".formatted(message).getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }

    int status() {
        return status;
    }

    List<Header> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
