package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.ExportFiles;
import io.whereabouts.eventstore.reading.S3ExportFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The clients of one command, closed with it.
final class Open implements AutoCloseable {
    private static final String IN_S3 = "s3://";

    private final Deque<SdkAutoCloseable> clients = new ArrayDeque<>();

    DynamoDbClient dynamoDb(TableOptions options) {
        return with(options.dynamoDb());
    }

    DynamoDbClient dynamoDb(Target target) {
        return with(target.dynamoDb());
    }

    ExportFiles export(String location, TableOptions options) {
        return export(location, options::s3);
    }

    /// In the cloud also for a local environment: exports are in a bucket of AWS, or a folder.
    ExportFiles export(String location, Target target) {
        return export(location, target::exports);
    }

    private ExportFiles export(String location, Supplier<S3Client> s3) {
        var folder = location.replaceFirst("/?(manifest-summary\\.json)?$", "");
        if (folder.startsWith(IN_S3)) {
            return S3ExportFiles.at(URI.create(folder), with(s3.get()));
        }
        var path = Path.of(folder);
        if (!Files.isDirectory(path)) {
            throw new UserError(
                    "there is no folder %s; name the one with manifest-summary.json, or s3://bucket/prefix/AWSDynamoDB/ID"
                            .formatted(path));
        }
        return ExportFiles.in(path);
    }

    <T extends SdkAutoCloseable> T with(T client) {
        clients.push(client);
        return client;
    }

    @Override
    public void close() {
        clients.forEach(SdkAutoCloseable::close);
    }
}
