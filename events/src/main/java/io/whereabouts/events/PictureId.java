package io.whereabouts.events;

import java.util.regex.Pattern;

/// Names a picture: given out with the link by which it is uploaded.
///
/// @param value a UUID in lower case, of version 7: they sort by the time at which the links were asked for
public record PictureId(String value) implements Comparable<PictureId> {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    public PictureId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a picture's id must be a UUID of version 7 in lower case, not '%s'".formatted(Shown.of(value)));
        }
    }

    @Override
    public int compareTo(PictureId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
