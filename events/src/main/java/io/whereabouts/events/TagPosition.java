package io.whereabouts.events;

/// Where a copy of an event stands: its place under one tag.
///
/// @param tag key and value, such as `life=00106141412345678908`
/// @param position `d#` and a dense number for a decision, `o#` and the natural key for an observation
public record TagPosition(String tag, String position) {}
