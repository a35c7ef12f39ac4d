package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.EventReader;
import io.whereabouts.eventstore.reading.TableExport;
import java.io.PrintWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Where events are read from.
final class SourceOptions {
    @Option(
            names = "--export",
            paramLabel = "LOCATION",
            description =
                    "Reads this export (s3://bucket/prefix/AWSDynamoDB/ID, or a folder) and not the events table, which then costs nothing. An incremental export may hold just the span.")
    private @Nullable String export;

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    EventReader reader(Target target, DynamoDbClient client, Open open, PrintWriter out) {
        if (export != null) {
            out.println("reading the export in " + export);
            return TableExport.of(open.export(export, target)).build();
        }
        var table = target.output("eventsTable");
        out.println("reading table %s of %s".formatted(table, target));
        return scan.scan(client, table);
    }

    /// Where each event from this moment on comes by itself, the others have to be in what is read.
    ///
    /// @throws UserError if it is an export from before
    void verifyLaterThan(Instant moment, Target target, Open open) {
        if (export == null) {
            return;
        }
        var taken = TableExport.takenAt(open.export(export, target));
        if (taken.filter(moment::isBefore).isEmpty()) {
            throw new UserError(
                    "the export in %s has not all that was recorded before %s, since when the new generation hears of events: take a full one that is later (this is as of %s)"
                            .formatted(
                                    export, moment, taken.map(Instant::toString).orElse("no one moment")));
        }
    }

    boolean isExport() {
        return export != null;
    }

    String parts() {
        return export == null ? "segments" : "files";
    }
}
