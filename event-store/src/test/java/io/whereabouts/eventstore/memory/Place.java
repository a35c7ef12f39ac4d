package io.whereabouts.eventstore.memory;

/// One item's place among all tables.
record Place(String table, Key key) {
    static Place of(Change change) {
        return new Place(change.table().name, change.key());
    }
}
