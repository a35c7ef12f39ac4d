package io.whereabouts.local.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// S3, with the bucket in the path.
///
/// See "Required permissions for Amazon S3 API operations" in the S3 User Guide.
record S3Actions() implements Actions {
    /// Parameters that make another operation of a request, which is not written down here.
    private static final Set<String> OTHER_OPERATIONS = Set.of(
            "acl",
            "attributes",
            "cors",
            "delete",
            "encryption",
            "legal-hold",
            "lifecycle",
            "location",
            "logging",
            "notification",
            "object-lock",
            "policy",
            "publicAccessBlock",
            "restore",
            "retention",
            "select",
            "tagging",
            "versioning",
            "versions",
            "website");

    @Override
    public List<Access> of(Call call) {
        var path = call.path().substring(1);
        var slash = path.indexOf('/');
        var bucket = "arn:aws:s3:::" + (slash < 0 ? path : path.substring(0, slash));
        var key = slash < 0 ? "" : path.substring(slash + 1);
        if (call.query().keySet().stream().anyMatch(OTHER_OPERATIONS::contains)) {
            throw unknown(call);
        }
        return key.isEmpty() ? onBucket(call, bucket) : onObject(call, bucket + "/" + key);
    }

    private static List<Access> onBucket(Call call, String bucket) {
        return switch (call.method()) {
            case "GET" -> {
                var prefix = call.query().get("prefix");
                yield List.of(new Access(
                        "s3:ListBucket", bucket, prefix == null ? Map.of() : Map.of(Condition.PREFIX, prefix)));
            }
            case "HEAD" -> List.of(Access.to("s3:ListBucket", bucket));
            default -> throw unknown(call);
        };
    }

    private static List<Access> onObject(Call call, String object) {
        var version = call.query().containsKey("versionId") ? "Version" : "";
        return switch (call.method()) {
            case "GET" ->
                List.of(Access.to(
                        call.query().containsKey("uploadId") ? "s3:ListMultipartUploadParts" : "s3:GetObject" + version,
                        object));
            case "HEAD" -> List.of(Access.to("s3:GetObject" + version, object));
            case "DELETE" ->
                List.of(Access.to(
                        call.query().containsKey("uploadId") ? "s3:AbortMultipartUpload" : "s3:DeleteObject" + version,
                        object));
            // Also the begin, the parts and the end of an upload in parts.
            case "PUT", "POST" -> puts(call, object);
            default -> throw unknown(call);
        };
    }

    private static List<Access> puts(Call call, String object) {
        var needed = new ArrayList<>(List.of(Access.to("s3:PutObject", object)));
        call.header("x-amz-copy-source")
                .map(source -> source.replaceFirst("^/", ""))
                .ifPresent(source -> needed.add(Access.to("s3:GetObject", "arn:aws:s3:::" + source)));
        Stream.of(
                        Map.entry("x-amz-tagging", "s3:PutObjectTagging"),
                        Map.entry("x-amz-object-lock-mode", "s3:PutObjectRetention"),
                        Map.entry("x-amz-object-lock-legal-hold", "s3:PutObjectLegalHold"))
                .filter(header -> call.header(header.getKey()).isPresent())
                .forEach(header -> needed.add(Access.to(header.getValue(), object)));
        return needed;
    }

    private static UnknownOperation unknown(Call call) {
        return new UnknownOperation("S3's %s %s %s"
                .formatted(call.method(), call.path(), call.query().keySet()));
    }
}
