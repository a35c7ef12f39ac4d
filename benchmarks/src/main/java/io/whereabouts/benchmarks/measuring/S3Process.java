package io.whereabouts.benchmarks.measuring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// S3Proxy as a process of its own, its objects in a folder; it ends with this one.
public final class S3Process implements AutoCloseable {
    /// As many requests as the history makes at once.
    private static final int CONNECTIONS = 48;

    private final JavaServer server;
    private final Path folder;

    private S3Process(JavaServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /// @param library the folder with its jars
    /// @param folder for its objects: emptied before and after
    public static S3Process start(Path library, Path folder) throws IOException, InterruptedException {
        delete(folder);
        var objects = Files.createDirectories(folder.resolve("objects")).toAbsolutePath();
        var endpoint = JavaServer.freeEndpoint();
        var settings = Files.writeString(folder.resolve("s3proxy.properties"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=none
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint, objects));
        var program = new JavaServer.Program("S3Proxy", "s3", library, "512m", "org.gaul.s3proxy.Main");
        var arguments = List.of("--properties", settings.toAbsolutePath().toString());
        return new S3Process(JavaServer.start(program, endpoint, folder.resolve("s3proxy.log"), arguments), folder);
    }

    /// @param counter of all that the client asks for
    public S3Client client(S3Counter counter) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(Clients.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(Clients.KEY, Clients.KEY)))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(CONNECTIONS))
                .overrideConfiguration(override -> override.addExecutionInterceptor(counter))
                .build();
    }

    @Override
    public void close() throws IOException {
        server.close();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
