package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.ExportFiles;
import io.whereabouts.eventstore.reading.S3ExportFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The clients of one command, closed with it.
final class Open implements AutoCloseable {
    private static final String IN_S3 = "s3://";

    private final Deque<SdkAutoCloseable> clients = new ArrayDeque<>();

    DynamoDbClient dynamoDb(TableOptions options) {
        return with(options.dynamoDb());
    }

    ExportFiles export(String location, TableOptions options) {
        var folder = location.replaceFirst("/?(manifest-summary\\.json)?$", "");
        if (folder.startsWith(IN_S3)) {
            return S3ExportFiles.at(URI.create(folder), with(options.s3()));
        }
        var path = Path.of(folder);
        if (!Files.isDirectory(path)) {
            throw new UserError(
                    "there is no folder %s; name the one with manifest-summary.json, or s3://bucket/prefix/AWSDynamoDB/ID"
                            .formatted(path));
        }
        return ExportFiles.in(path);
    }

    private <T extends SdkAutoCloseable> T with(T client) {
        clients.push(client);
        return client;
    }

    @Override
    public void close() {
        clients.forEach(SdkAutoCloseable::close);
    }
}
