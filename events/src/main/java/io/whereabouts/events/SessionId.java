package io.whereabouts.events;

import java.util.regex.Pattern;

/// One run of a scanner's count, from one reset to the next.
///
/// @param value 1 to 64 of `A-Z a-z 0-9 . _ : -`; no `#`, which separates the parts of a stored key
public record SessionId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    public SessionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "session must be 1 to 64 letters, digits or . _ : -, not '%s'".formatted(Shown.of(value)));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
