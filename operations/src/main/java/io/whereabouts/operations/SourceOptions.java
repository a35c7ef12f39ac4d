package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.EventReader;
import io.whereabouts.eventstore.reading.TableExport;
import java.io.PrintWriter;
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

    boolean isExport() {
        return export != null;
    }

    String parts() {
        return export == null ? "segments" : "files";
    }
}
