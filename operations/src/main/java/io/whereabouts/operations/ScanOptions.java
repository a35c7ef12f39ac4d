package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.TableScan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// How a table is read.
final class ScanOptions {
    @Option(
            names = "--capacity",
            paramLabel = "UNITS",
            description = "The most read request units a second that it consumes; default: no limit.")
    private @Nullable Double capacity;

    @Option(names = "--segments", paramLabel = "N", description = "How many requests at once; default: 4.")
    private int segments = 4;

    @Option(
            names = "--eventually-consistent",
            description = "Reads for half the price; events of the last moments may not be counted.")
    private boolean eventually;

    TableScan scan(DynamoDbClient client, String table) {
        var scan = TableScan.of(client, table).segments(segments).consistent(!eventually);
        if (capacity != null) {
            scan.capacity(capacity);
        }
        return scan.build();
    }
}
