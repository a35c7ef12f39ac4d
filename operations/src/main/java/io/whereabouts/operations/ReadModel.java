package io.whereabouts.operations;

import java.util.Locale;

/// What can be built from the events alone.
enum ReadModel {
    LOCATIONS("location-projector"),
    AUDIT("audit-projector");

    private final String projector;

    ReadModel(String projector) {
        this.projector = projector;
    }

    /// Whose queue feeds it.
    String projector() {
        return projector;
    }

    /// What is left of it when it was emptied.
    String remains() {
        return switch (this) {
            case LOCATIONS -> "";
            case AUDIT ->
                " Objects of the audit log are hidden, in its bucket and in that of what was merged: their versions stay and are paid for, in production locked until their years are over.";
        };
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Deletes what is in it. Of the audit log first what projectors wrote: a merge that runs meanwhile finds nothing
    /// of
    /// it to merge again.
    ///
    /// @return how many rows or objects
    long empty(Target target, Open open, StatusLine status) {
        return switch (this) {
            case LOCATIONS ->
                new EmptiedTable(open.with(target.dynamoDb()), target.output("currentLocationsTable")).empty(status);
            case AUDIT -> {
                var s3 = open.with(target.s3());
                yield new EmptiedBucket(s3, target.output("auditBucket"), "log/").empty(status)
                        + new EmptiedBucket(s3, target.output("mergedAuditBucket"), "").empty(status);
            }
        };
    }
}
