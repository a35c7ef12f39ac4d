package io.whereabouts.query.auditlog;

/// Where a generation of the audit log is: a bucket, or a folder in it. Keys are those within the folder.
///
/// @param path in the bucket; ends with a slash, unless it is the whole bucket
public record Folder(String bucket, String path) {

    /// @param text such as `bucket` or `bucket/generation=2/`; a bucket's name holds no slash
    public static Folder of(String text) {
        var slash = text.indexOf('/');
        return slash < 0 ? new Folder(text, "") : new Folder(text.substring(0, slash), text.substring(slash + 1));
    }

    /// What S3 calls it.
    public String inBucket(String key) {
        return path + key;
    }

    /// What we call it.
    public String key(String inBucket) {
        return inBucket.substring(path.length());
    }
}
