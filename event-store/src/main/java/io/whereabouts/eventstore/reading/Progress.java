package io.whereabouts.eventstore.reading;

/// How far a reading has come.
///
/// @param partsDone segments of a scan, files of an export
/// @param share from 0 to 1, an estimate: a table counts its items only every six hours or so
public record Progress(int partsDone, int parts, Counts counts, double share) {
    private static final double NOT_YET_ALL = 0.99;

    static Progress of(int partsDone, int parts, Counts counts, long expectedItems) {
        return new Progress(partsDone, parts, counts, share(partsDone, parts, counts.items(), expectedItems));
    }

    private static double share(int partsDone, int parts, long items, long expectedItems) {
        if (partsDone == parts) {
            return 1;
        }
        var byItems = expectedItems == 0 ? 0 : (double) items / expectedItems;
        return Math.min(NOT_YET_ALL, Math.max(byItems, (double) partsDone / parts));
    }
}
