package io.whereabouts.command.lambda;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody has seen who replaces it (RFC 9110 §13.1.1).
final class IfMatch {
    static final Pattern ENTITY_TAG = Pattern.compile("\"([!#-~]{1,64})\"");

    private IfMatch() {}

    /// The entity tag; empty for `*`, which is whatever is there.
    ///
    /// @throws Refusal if there is none (RFC 6585 §3), or it is none of ours
    static Optional<String> of(@Nullable Map<String, String> headers) {
        var value = Header.of(headers, "if-match")
                .map(String::strip)
                .orElseThrow(() -> new Refusal(
                        428, "If-Match is missing: send the ETag of what you have read, or * to replace it unseen"));
        if (value.equals("*")) {
            return Optional.empty();
        }
        var tag = ENTITY_TAG.matcher(value);
        if (!tag.matches()) {
            throw Refusal.ofField("If-Match", "If-Match must be one ETag as it was answered, in quotes, or *");
        }
        return Optional.of(tag.group(1));
    }
}
