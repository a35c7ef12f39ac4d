package io.whereabouts.query.currentlocation;

/// A package, and where it is.
record Found(Row row, Whereabouts at) {}
