package io.whereabouts.benchmarks.eventstore;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What the stores are asked to do again and again.
///
/// @param writers that do it at the same time
/// @param events in the stream that is loaded; else 0
record Workload(Kind kind, int writers, int events) {
    /// How many streams commands take turns with.
    static final int STREAMS_OF_COMMANDS = 100;

    enum Kind {
        /// The first event of a new stream.
        NEW,
        /// The next event of one stream, which all writers write to, each knowing only what it has read or written:
        /// if another was faster, it reads what is new and tries again, until it succeeds.
        HOT,
        /// The same, where one owner writes for all: who waits for it knows nothing of the stream.
        OWNED,
        /// Read all events of a stream, decide, append one.
        COMMAND,
        /// Read all events of a stream.
        LOAD
    }

    static final List<Workload> ALL = List.of(
            new Workload(Kind.NEW, 1, 0),
            new Workload(Kind.NEW, 8, 0),
            new Workload(Kind.COMMAND, 1, 0),
            new Workload(Kind.HOT, 1, 0),
            new Workload(Kind.HOT, 8, 0),
            new Workload(Kind.HOT, 32, 0),
            new Workload(Kind.OWNED, 8, 0),
            new Workload(Kind.OWNED, 32, 0),
            load(10),
            load(1_000),
            load(10_000));

    static Workload load(int events) {
        return new Workload(Kind.LOAD, 1, events);
    }

    static List<Workload> upTo(int events) {
        return ALL.stream().filter(workload -> workload.events <= events).toList();
    }

    String id() {
        return Stream.of(kind.name().toLowerCase(Locale.ROOT), String.valueOf(kind == Kind.LOAD ? events : writers))
                .reduce((a, b) -> a + "-" + b)
                .orElseThrow();
    }

    String title() {
        var by = writers == 1 ? "1 writer" : writers + " writers";
        return switch (kind) {
            case NEW -> "append to a new stream, " + by;
            case HOT -> "append to one hot stream, " + by;
            case OWNED -> "append to one hot stream, 1 owner for " + writers;
            case COMMAND -> "command: read, decide, append";
            case LOAD -> "load a stream of %,d events".formatted(events);
        };
    }
}
