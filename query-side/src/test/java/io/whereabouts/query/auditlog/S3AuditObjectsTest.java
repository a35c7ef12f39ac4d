package io.whereabouts.query.auditlog;

import io.whereabouts.query.given.LocalAws;
import java.util.UUID;

class S3AuditObjectsTest extends AuditObjectsContract {
    @Override
    AuditObjects empty() {
        var bucket = "audit-" + UUID.randomUUID();
        LocalAws.s3().createBucket(create -> create.bucket(bucket));
        return new S3AuditObjects(LocalAws.s3(), bucket);
    }
}
