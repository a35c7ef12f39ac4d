package io.whereabouts.operations.sql;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The log in its bucket.
///
/// @param folder of the generation that is asked; empty for all of the bucket, else it ends with a slash
public record S3LogObjects(S3Client s3, String bucket, String folder) implements LogObjects {
    /// Keys sort by hour: one listing from the first to the last.
    @Override
    public List<Stored> in(Hours hours) {
        var found = new ArrayList<Stored>();
        var pages = s3.listObjectsV2Paginator(
                list -> list.bucket(bucket).prefix(folder + PREFIX).startAfter(folder + PREFIX + hours.first()));
        for (var object : pages.contents()) {
            var stored = Stored.of(object.key().substring(folder.length()), object.size());
            if (!hours.contains(stored.hour())) {
                break;
            }
            found.add(stored);
        }
        return found;
    }

    @Override
    public byte[] read(String key) {
        try {
            return s3.getObjectAsBytes(get -> get.bucket(bucket).key(folder + key))
                    .asByteArrayUnsafe();
        } catch (NoSuchKeyException e) {
            throw new QueryFailed(
                    "%s was deleted while it was read, as `rebuild audit --empty` does; ask again".formatted(key), e);
        }
    }
}
