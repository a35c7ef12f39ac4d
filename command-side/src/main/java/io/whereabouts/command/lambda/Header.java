package io.whereabouts.command.lambda;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a request's headers, whose names have no case (RFC 9110 §5.1).
final class Header {
    private Header() {}

    static Optional<String> of(@Nullable Map<String, String> headers, String name) {
        return headers == null
                ? Optional.empty()
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
