package io.whereabouts.pictures;

import static org.gaul.s3proxy.auth.AuthenticationType.AWS_V2_OR_V4;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3PictureObjectsTest extends PictureObjectsContract {
    private final S3Proxy proxy = S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AWS_V2_OR_V4, "local", "secret")
            .blobStore(BlobStores.create("transient", new Properties()))
            .build();
    private String bucket = "";

    @BeforeAll
    void start() throws Exception {
        proxy.start();
    }

    @AfterAll
    void stop() throws Exception {
        proxy.stop();
    }

    @BeforeEach
    void empty() {
        bucket = "pictures-" + UUID.randomUUID();
        s3().createBucket(create -> create.bucket(bucket));
    }

    @Override
    PictureObjects objects() {
        return new S3PictureObjects(s3(), bucket);
    }

    @Override
    void upload(String key, PictureObjects.Upload upload) {
        s3().putObject(
                        put -> put.bucket(bucket)
                                .key(key)
                                .contentType(upload.contentType())
                                .metadata(Map.of("ticket", upload.ticket())),
                        RequestBody.fromBytes(upload.bytes()));
    }

    @Override
    byte[] stored(String key) {
        return s3().getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
    }

    private S3Client s3() {
        return S3Client.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .endpointOverride(URI.create("http://127.0.0.1:" + proxy.getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
                .build();
    }
}
