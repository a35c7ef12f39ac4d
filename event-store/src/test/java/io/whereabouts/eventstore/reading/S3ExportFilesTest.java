package io.whereabouts.eventstore.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gaul.s3proxy.auth.AuthenticationType.AWS_V2_OR_V4;

import java.io.FileNotFoundException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3ExportFilesTest {
    private static final String BUCKET = "backups";

    @TempDir
    static Path folder;

    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    @BeforeAll
    static void exports_in_a_bucket() throws Exception {
        var items = Events.mixed(300).stream()
                .flatMap(List::stream)
                .map(TableEvent::item)
                .toList();
        ExportedTable.full(folder.resolve("full"), items, 3);
        ExportedTable.incremental(folder.resolve("incremental"), items, 3);
        var proxy = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AWS_V2_OR_V4, "local", "secret")
                .blobStore(BlobStores.create("transient", new Properties()))
                .build();
        proxy.start();
        OPEN.add(proxy::stop);
        var s3 = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + proxy.getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        OPEN.add(s3);
        s3.createBucket(create -> create.bucket(BUCKET));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                s3.putObject(
                        put -> put.bucket(BUCKET).key(folder.relativize(file).toString()), file);
            }
        }
    }

    @AfterAll
    static void close() throws Exception {
        for (var open : OPEN.reversed()) {
            open.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "incremental"})
    void an_export_in_S3_reads_as_its_copy_in_a_folder(String kind) throws Exception {
        var path = kind + "/" + ExportedTable.PREFIX + ExportedTable.ID;
        var local = new Taken();
        var ofFolder =
                TableExport.of(ExportFiles.in(folder.resolve(path))).build().read(local);
        for (var location : List.of("s3://backups/" + path, "s3://backups/" + path + "/")) {
            var remote = new Taken();
            var ofS3 = TableExport.of(S3ExportFiles.at(URI.create(location), s3()))
                    .build()
                    .read(remote);

            assertThat(remote.events).hasSize(300).containsExactlyInAnyOrderElementsOf(local.events);
            assertThat(ofS3).isEqualTo(ofFolder);
        }
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var files = S3ExportFiles.at(URI.create("s3://backups/full"), s3());
        assertThatThrownBy(() -> files.open("manifest-summary.json"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("full/manifest-summary.json");
        assertThatThrownBy(() -> TableExport.of(files).build().read(page -> {}))
                .isInstanceOf(BadExport.class)
                .hasMessageContaining("there is no manifest-summary.json in s3://backups/full/")
                .hasMessageContaining("still being written");
    }

    /// In S3 two dots are a name like any other, which S3Proxy does not know.
    @Test
    void the_data_of_an_incremental_export_lies_beside_its_folder() {
        for (var location : List.of("s3://backups/exports/AWSDynamoDB/01", "s3://backups/exports/AWSDynamoDB/01/")) {
            assertThatThrownBy(
                            () -> S3ExportFiles.at(URI.create(location), s3()).open("../data/none.json.gz"))
                    .isInstanceOf(FileNotFoundException.class)
                    .hasMessage("exports/AWSDynamoDB/data/none.json.gz");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://backups.s3.amazonaws.com/x", "backups/x", "s3:///x"})
    void another_kind_of_location_is_refused(String location) {
        assertThatThrownBy(() -> S3ExportFiles.at(URI.create(location), s3()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://bucket/prefix");
    }

    private static S3Client s3() {
        return (S3Client) OPEN.getLast();
    }
}
