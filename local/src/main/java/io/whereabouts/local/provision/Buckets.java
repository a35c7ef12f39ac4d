package io.whereabouts.local.provision;

import io.whereabouts.local.monitor.Resource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Makes buckets; keeps those that are there.
record Buckets(S3Client s3) {
    private static final int NOT_FOUND = 404;

    void make(Resource bucket) {
        var name = bucket.output("bucket");
        if (!exists(name)) {
            s3.createBucket(request -> request.bucket(name));
        }
    }

    private boolean exists(String name) {
        try {
            s3.headBucket(request -> request.bucket(name));
            return true;
        } catch (NoSuchBucketException notYet) {
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
