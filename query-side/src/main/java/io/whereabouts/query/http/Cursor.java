package io.whereabouts.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Where the next page starts: parts that sort, made opaque so that nobody builds on them.
public record Cursor(List<String> parts) {
    private static final String SEPARATOR = "\n";

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /// The request's cursor, if it has one.
    ///
    /// @param kind what the pages list; a cursor of another list is refused
    public static Optional<Cursor> in(Request request, String kind, int size) {
        return request.parameter("cursor").map(text -> read(text, kind, size));
    }

    /// @throws Refused if it is none of that kind
    public static Cursor read(String text, String kind, int size) {
        try {
            var parts = List.of(new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, -1));
            if (parts.size() == size + 1 && parts.getFirst().equals(kind)) {
                return new Cursor(parts.subList(1, parts.size()));
            }
        } catch (IllegalArgumentException notBase64) {
            // the same answer as for a cursor of another list
        }
        throw broken();
    }

    public static Refused broken() {
        return Refused.badRequest("cursor", "cursor must be the 'next' of an earlier page of the same list");
    }

    public String text(String kind) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((kind + SEPARATOR + String.join(SEPARATOR, parts)).getBytes(UTF_8));
    }
}
