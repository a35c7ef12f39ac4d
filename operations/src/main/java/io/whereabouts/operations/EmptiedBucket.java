package io.whereabouts.operations;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/// Deletes the objects under a prefix. In a bucket with versions they are hidden, and their versions stay.
record EmptiedBucket(S3Client s3, String bucket, String prefix) {
    private static final int CALL = 1_000;

    long empty(StatusLine status) {
        var deleted = 0L;
        for (var page : s3.listObjectsV2Paginator(
                list -> list.bucket(bucket).prefix(prefix).maxKeys(CALL))) {
            var keys = page.contents().stream()
                    .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                    .toList();
            if (keys.isEmpty()) {
                continue;
            }
            var failed = s3.deleteObjects(delete -> delete.bucket(bucket)
                            .delete(these -> these.objects(keys).quiet(true)))
                    .errors();
            if (!failed.isEmpty()) {
                throw new UserError("%d objects of %s could not be deleted: %s"
                        .formatted(failed.size(), bucket, failed.getFirst().message()));
            }
            deleted += keys.size();
            status.show("%,d objects deleted".formatted(deleted));
        }
        return deleted;
    }
}
