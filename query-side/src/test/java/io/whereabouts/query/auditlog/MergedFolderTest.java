package io.whereabouts.query.auditlog;

import io.whereabouts.query.given.LocalAws;

/// A second generation of what is merged, in a folder of the bucket of the first.
class MergedFolderTest extends S3MergedObjectsTest {
    @Override
    MergedObjects emptyBucket() {
        var bucket = LocalAws.newBucket();
        new S3MergedObjects(LocalAws.s3(), bucket).put("merged/of-the-first", text("1"));
        return new S3MergedObjects(LocalAws.s3(), bucket + "/generation=2/");
    }
}
