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

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Deletes what is in it.
    ///
    /// @return how many rows or objects
    long empty(Target target, Open open, StatusLine status) {
        return switch (this) {
            case LOCATIONS ->
                new EmptiedTable(open.with(target.dynamoDb()), target.output("currentLocationsTable")).empty(status);
            case AUDIT -> new EmptiedBucket(open.with(target.s3()), target.output("auditBucket"), "log/").empty(status);
        };
    }
}
