package io.whereabouts.query.presence;

import io.whereabouts.query.auditlog.Folder;
import io.whereabouts.query.given.LocalAws;

class S3SheetsTest extends SheetsContract {
    @Override
    Sheets empty() {
        return new S3Sheets(LocalAws.s3(), Folder.of(LocalAws.newBucket() + "/generation=2/"));
    }
}
