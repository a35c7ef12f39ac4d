package io.whereabouts.eventstore.reading;

import java.util.List;

/// How far one segment of a scan or one file of an export has been read.
///
/// @param at where to go on, in the words of its reader; empty at the beginning
record Part(boolean done, List<String> at) {
    static final Part BEGINNING = new Part(false, List.of());
    static final Part DONE = new Part(true, List.of());

    static Part at(String... where) {
        return new Part(false, List.of(where));
    }
}
