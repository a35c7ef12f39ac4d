package io.whereabouts.operations.cost;

import java.util.stream.DoubleStream;

/// What a stack has to do in a month.
///
/// @param scans recorded, evenly over the month: bursts are cheaper, since batches are fuller
/// @param scansPerRequest how many scanners send at once, each of another package
/// @param atoms people who ask, signed in with the stack's own pool
/// @param questionsPerAtom where a package is, in the month
/// @param machines scanners and systems that sign in with the stack's own pool
public record Workload(double scans, int scansPerRequest, double atoms, double questionsPerAtom, double machines) {
    /// AWS's month: 730 hours.
    public static final double SECONDS = 730.0 * 3_600;

    public static final Workload IDLE = new Workload(0, 1, 0, 0);

    /// As long as a token of a machine holds.
    private static final double TOKEN_SECONDS = 3_600;

    private static final double MOST = 1e12;

    public Workload {
        // Asked this way round, what is no number is refused as well.
        if (!DoubleStream.of(scans, atoms, questionsPerAtom, machines)
                .allMatch(number -> number >= 0 && number <= MOST)) {
            throw new IllegalArgumentException(
                    "scans, Atoms, questions and machines are from 0 to %.0f".formatted(MOST));
        }
        if (scansPerRequest < 1 || scansPerRequest > 500) {
            throw new IllegalArgumentException("a request holds 1 to 500 scans, not %d".formatted(scansPerRequest));
        }
    }

    /// Without anybody who signs in but people.
    public Workload(double scans, int scansPerRequest, double atoms, double questionsPerAtom) {
        this(scans, scansPerRequest, atoms, questionsPerAtom, 0);
    }

    double scansPerSecond() {
        return scans / SECONDS;
    }

    double tokens() {
        return machines * SECONDS / TOKEN_SECONDS;
    }

    double questions() {
        return atoms * questionsPerAtom;
    }
}
