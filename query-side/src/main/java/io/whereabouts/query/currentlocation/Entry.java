package io.whereabouts.query.currentlocation;

/// An entry of an index.
///
/// @param cell of the map, or whatever else the index is parted by
/// @param key by which the entries of a cell are sorted
record Entry(String cell, String key) {}
