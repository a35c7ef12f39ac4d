package io.whereabouts.eventstore.linearizability;

import java.util.List;

/// The payload of each event: what a client sees of it.
///
/// @param tags under which it was appended
/// @param container where what the first tag names is from now on; empty for nowhere
record Fact(String id, List<String> tags, String container) {}
