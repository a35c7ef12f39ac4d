package io.whereabouts.query.auditlog;

import io.whereabouts.query.given.LocalAws;

class S3MergedObjectsTest extends MergedObjectsContract {
    @Override
    MergedObjects emptyBucket() {
        return new S3MergedObjects(LocalAws.s3(), LocalAws.newBucket());
    }

    /// S3 does. S3Proxy 4.1.0 compares and writes in two steps: on one machine, whoever stands before it locks.
    @Override
    boolean swapsOneByOne() {
        return false;
    }
}
