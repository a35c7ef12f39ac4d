package io.whereabouts.query.drift;

import java.util.Set;

/// What a read model held of a package when it was read.
public interface Held {
    /// In what it differs from the events, in a few words each; empty if it may be as it is.
    Set<String> differences(RecordedEvents recorded);
}
