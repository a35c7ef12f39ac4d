package io.whereabouts.operations.cost;

/// What a stack has to do in a month.
///
/// @param scans recorded, evenly over the month: bursts are cheaper, since batches are fuller
/// @param scansPerRequest how many scanners send at once, each of another package
/// @param atoms people who ask, signed in with the stack's own pool
/// @param questionsPerAtom where a package is, in the month
public record Workload(double scans, int scansPerRequest, double atoms, double questionsPerAtom) {
    /// AWS's month: 730 hours.
    public static final double SECONDS = 730.0 * 3_600;

    public static final Workload IDLE = new Workload(0, 1, 0, 0);

    public Workload {
        if (scans < 0 || atoms < 0 || questionsPerAtom < 0) {
            throw new IllegalArgumentException("scans, Atoms and questions are 0 or more");
        }
        if (scansPerRequest < 1 || scansPerRequest > 500) {
            throw new IllegalArgumentException("a request holds 1 to 500 scans, not %d".formatted(scansPerRequest));
        }
    }

    double scansPerSecond() {
        return scans / SECONDS;
    }

    double questions() {
        return atoms * questionsPerAtom;
    }
}
