package io.whereabouts.query.auditlog;

import io.whereabouts.query.given.LocalAws;

class S3AuditObjectsTest extends AuditObjectsContract {
    @Override
    AuditObjects emptyLog() {
        return new S3AuditObjects(LocalAws.s3(), LocalAws.newBucket());
    }
}
