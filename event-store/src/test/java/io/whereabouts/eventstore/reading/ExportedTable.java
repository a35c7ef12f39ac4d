package io.whereabouts.eventstore.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes what DynamoDB writes when it exports a table in format DYNAMODB_JSON, into a folder that stands for a bucket
/// ("DynamoDB table export output format" in its developer guide).
public final class ExportedTable {
    static final String PREFIX = "exports/AWSDynamoDB/";
    static final String ID = "01693685827463-2d8752fd";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path bucket;
    private final boolean incremental;
    private final List<String> fileLines = new ArrayList<>();
    private int items;

    private ExportedTable(Path bucket, boolean incremental) throws IOException {
        this.bucket = bucket;
        this.incremental = incremental;
        Files.createDirectories(bucket.resolve(dataFolder()));
        Files.createDirectories(bucket.resolve(PREFIX + ID));
    }

    /// @return the folder with the manifest
    public static Path full(Path bucket, Collection<Map<String, AttributeValue>> items, int files) throws IOException {
        return of(bucket, false, spread(items, files, ExportedTable::line));
    }

    static Path incremental(Path bucket, Collection<Map<String, AttributeValue>> items, int files) throws IOException {
        return of(bucket, true, spread(items, files, ExportedTable::change));
    }

    /// @param files the lines of each; one more is empty, as of a partition without items
    static Path of(Path bucket, boolean incremental, List<List<String>> files) throws IOException {
        var export = new ExportedTable(bucket, incremental);
        for (var lines : files) {
            export.dataFile(lines);
        }
        export.dataFile(List.of());
        export.manifest();
        return bucket.resolve(PREFIX + ID);
    }

    static String line(Map<String, AttributeValue> item) {
        return MAPPER.createObjectNode().set("Item", json(item)).toString();
    }

    static String change(Map<String, AttributeValue> item) {
        var line = MAPPER.createObjectNode();
        line.putObject("Metadata").putObject("WriteTimestampMicros").put("N", "1680109764000000");
        line.set("Keys", json(Place.of(item).key()));
        line.set("NewImage", json(item));
        return line.toString();
    }

    /// All items of a tag are in one file.
    private static List<List<String>> spread(
            Collection<Map<String, AttributeValue>> items,
            int files,
            Function<Map<String, AttributeValue>, String> line) {
        return IntStream.range(0, files)
                .mapToObj(file -> items.stream()
                        .filter(item -> Math.floorMod(Place.of(item).tag().hashCode(), files) == file)
                        .map(line)
                        .toList())
                .toList();
    }

    private String dataFolder() {
        return incremental ? PREFIX + "data/" : PREFIX + ID + "/data/";
    }

    private void dataFile(List<String> lines) throws IOException {
        var zipped = new ByteArrayOutputStream();
        if (!lines.isEmpty()) {
            try (var gzip = new GZIPOutputStream(zipped)) {
                gzip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        var content = zipped.toByteArray();
        var key = dataFolder() + "file" + fileLines.size() + "qw5kw2m.json.gz";
        Files.write(bucket.resolve(key), content);
        fileLines.add(MAPPER.createObjectNode()
                .put("itemCount", lines.size())
                .put("md5Checksum", Base64.getEncoder().encodeToString(md5(content)))
                .put("etag", HexFormat.of().formatHex(md5(content)) + "-1")
                .put("dataFileS3Key", key)
                .toString());
        items += lines.size();
    }

    private void manifest() throws IOException {
        var summary = MAPPER.createObjectNode()
                .put("version", incremental ? "2023-08-01" : "2020-06-30")
                .put("exportArn", "arn:aws:dynamodb:eu-central-1:123456789012:table/events/export/" + ID)
                .put("startTime", "2026-11-04T07:28:34.028Z")
                .put("endTime", "2026-11-04T07:33:43.897Z")
                .put("tableArn", "arn:aws:dynamodb:eu-central-1:123456789012:table/events")
                .put("tableId", "12345a12-abcd-123a-ab12-1234abc12345");
        if (incremental) {
            summary.put("exportFromTime", "2026-11-03T00:00:00Z").put("exportToTime", "2026-11-04T00:00:00Z");
        } else {
            summary.put("exportTime", "2026-11-04T07:28:34.028Z");
        }
        summary.put("s3Bucket", "backups")
                .put("s3Prefix", "exports")
                .put("s3SseAlgorithm", "AES256")
                .putNull("s3SseKmsKeyId")
                .put("manifestFilesS3Key", PREFIX + ID + "/manifest-files.json")
                .put("billedSizeBytes", 0)
                .put("itemCount", items)
                .put("outputFormat", "DYNAMODB_JSON");
        if (incremental) {
            summary.put("outputView", "NEW_AND_OLD_IMAGES").put("exportType", "INCREMENTAL_EXPORT");
        }
        Files.writeString(bucket.resolve(PREFIX + ID + "/manifest-files.json"), String.join("\n", fileLines) + "\n");
        Files.writeString(bucket.resolve(PREFIX + ID + "/manifest-summary.json"), summary.toString());
        Files.writeString(bucket.resolve(PREFIX + ID + "/_started"), "");
    }

    private static ObjectNode json(Map<String, AttributeValue> item) {
        var json = MAPPER.createObjectNode();
        item.forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static ObjectNode json(AttributeValue value) {
        var json = MAPPER.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case BOOL -> json.put("BOOL", value.bool());
            case M -> json.set("M", json(value.m()));
            case L -> {
                var list = json.putArray("L");
                value.l().forEach(element -> list.add(json(element)));
            }
            default -> throw new IllegalArgumentException("the event store writes no " + value.type());
        }
        return json;
    }

    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
