package io.whereabouts.query.presence;

/// Keys from one to another, both included.
record Range(String from, String to) {
    static Range of(String key) {
        return new Range(key, key);
    }

    boolean contains(String key) {
        return from.compareTo(key) <= 0 && key.compareTo(to) <= 0;
    }
}
