package io.whereabouts.eventstore.reading;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// An export in S3. Needs `software.amazon.awssdk:s3`, which this module does not bring, and `s3:GetObject`.
public final class S3ExportFiles implements ExportFiles {
    private static final String SCHEME = "s3";

    private final S3Client client;
    private final String bucket;
    private final String folder;

    /// @param folder the key of `manifest-summary.json` up to its last slash, which may be left out
    public S3ExportFiles(S3Client client, String bucket, String folder) {
        this.client = client;
        this.bucket = bucket;
        this.folder = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    }

    /// @param location such as `s3://bucket/prefix/AWSDynamoDB/01693685827463-2d8752fd`
    /// @throws IllegalArgumentException if it is something else
    public static S3ExportFiles at(URI location, S3Client client) {
        var bucket = location.getAuthority();
        if (!SCHEME.equals(location.getScheme()) || bucket == null) {
            throw new IllegalArgumentException(
                    "'%s' is not like s3://bucket/prefix/AWSDynamoDB/01693685827463-2d8752fd".formatted(location));
        }
        return new S3ExportFiles(client, bucket, location.getPath().replaceFirst("^/", ""));
    }

    @Override
    public InputStream open(String path) throws IOException {
        var key = keyOf(path);
        try {
            return client.getObject(get -> get.bucket(bucket).key(key));
        } catch (NoSuchKeyException e) {
            throw (IOException) new FileNotFoundException(key).initCause(e);
        } catch (SdkClientException e) {
            if (e.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw e;
        }
    }

    private String keyOf(String path) {
        return path.startsWith("../")
                ? folder.replaceFirst("[^/]*/$", "") + path.substring("../".length())
                : folder + path;
    }

    @Override
    public String toString() {
        return "s3://%s/%s".formatted(bucket, folder);
    }
}
