package io.whereabouts.operations;

import java.util.Locale;
import java.util.Optional;

/// What can be built from the events alone.
enum ReadModel {
    LOCATIONS("location-projector"),
    AUDIT("audit-projector");

    private final String projector;

    ReadModel(String projector) {
        this.projector = projector;
    }

    /// Whose queue feeds the generation that readers ask.
    String projector(Target target) {
        return projector(target.output(title() + "Generation"));
    }

    /// Whose queue feeds the generation beside that one.
    String besideProjector(Target target) {
        return projector(Optional.ofNullable(target.outputs().get(title() + "Beside"))
                .orElseThrow(() -> new UserError(
                        "%s has no second generation of %s to build: begin one first (whereabouts:%sBeside, docs/operations/rebuild.md)"
                                .formatted(target, title(), title()))));
    }

    private String projector(String generation) {
        return generation.equals("1") ? projector : projector + "-" + generation;
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
    /// of it to merge again; and the manifest before the objects that it names.
    ///
    /// @return how many rows or objects
    long empty(Target target, Open open, StatusLine status) {
        return switch (this) {
            case LOCATIONS ->
                new EmptiedTable(open.with(target.dynamoDb()), target.output("currentLocationsTable")).empty(status);
            case AUDIT -> {
                var s3 = open.with(target.s3());
                var folder = target.output("auditFolder");
                var merged = target.output("mergedAuditBucket");
                yield new EmptiedBucket(s3, target.output("auditBucket"), folder + "log/").empty(status)
                        + new EmptiedBucket(s3, merged, folder + "manifest.json.gz").empty(status)
                        + new EmptiedBucket(s3, merged, folder + "merged/").empty(status);
            }
        };
    }
}
