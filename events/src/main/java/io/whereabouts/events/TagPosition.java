package io.whereabouts.events;

import java.util.regex.Pattern;

/// Where a copy of an event stands: its place under one tag.
///
/// @param tag key and value, such as `life=00106141412345678908`
/// @param position `d#` and a dense number for a decision, `o#` and the natural key for an observation
public record TagPosition(String tag, String position) {
    private static final Pattern TAG = Pattern.compile("[a-z]+=\\p{Graph}{1,500}");
    private static final Pattern POSITION = Pattern.compile("d#[0-9]{12}|o#\\p{Graph}{1,500}");

    public TagPosition {
        tag = verifiedTag(tag);
        if (!POSITION.matcher(position).matches()) {
            throw new IllegalArgumentException("a position must be d#000000000000 or o# and a natural key, not '%s'"
                    .formatted(Shown.of(position)));
        }
    }

    static String verifiedTag(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                    "a tag must be like life=00106141412345678908, not '%s'".formatted(Shown.of(tag)));
        }
        return tag;
    }
}
