package io.whereabouts.eventstore.linearizability;

import java.util.List;

/// What was read under a tag.
///
/// @param kind of events that were asked for: the letter that their ids begin with, or nothing for all
/// @param last whether only the last of them was asked for
/// @param ids in order
record Seen(String tag, String kind, boolean last, List<String> ids) {

    /// Whether it is what somebody sees who reads the tag while it holds these events.
    boolean isTrueOf(List<String> held) {
        var asked = held.stream().filter(id -> id.startsWith(kind)).toList();
        return ids.equals(last && asked.size() > 1 ? asked.subList(asked.size() - 1, asked.size()) : asked);
    }

    Seen without(String id) {
        return new Seen(
                tag, kind, last, ids.stream().filter(other -> !other.equals(id)).toList());
    }

    @Override
    public String toString() {
        return "%s%s%s = %s".formatted(last ? "last of " : "", tag, kind.isEmpty() ? "" : "." + kind, ids);
    }
}
