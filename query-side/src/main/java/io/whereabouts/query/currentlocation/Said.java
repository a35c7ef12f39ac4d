package io.whereabouts.query.currentlocation;

/// What an event says about a package, and which event says so: whoever replaces it names that.
record Said<E>(String eventId, E event) {}
