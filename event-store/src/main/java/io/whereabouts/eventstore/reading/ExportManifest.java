package io.whereabouts.eventstore.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// What an export says of itself ("DynamoDB table export output format" in DynamoDB's developer guide).
///
/// @param name unique for all exports
/// @param takenAt its moment; empty of an incremental one, which is of a span
record ExportManifest(String name, Optional<Instant> takenAt, long itemCount, List<DataFile> files) {
    private static final String SUMMARY = "manifest-summary.json";
    private static final String FORMAT = "DYNAMODB_JSON";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// @param path from the folder of the manifest
    /// @param md5 in Base64, of the file as it is stored; empty if the manifest has none
    record DataFile(String path, long itemCount, String md5) {}

    static ExportManifest read(ExportFiles files) {
        var summary = json(
                content(
                        files,
                        SUMMARY,
                        "the export is still being written, has failed (`aws dynamodb describe-export` says so), or another folder is meant"),
                SUMMARY,
                files);
        var format = summary.path("outputFormat").asText();
        if (!FORMAT.equals(format)) {
            throw new BadExport("the export in %s is in format '%s'; export the table again in format %s"
                    .formatted(files, format, FORMAT));
        }
        var filesKey = text(summary, "manifestFilesS3Key", SUMMARY, files);
        var folder = filesKey.substring(0, filesKey.lastIndexOf('/') + 1);
        var list = filesKey.substring(folder.length());
        var dataFiles = content(files, list, "copy it with the others")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> json(line, list, files))
                .map(file -> new DataFile(
                        relative(folder, text(file, "dataFileS3Key", list, files)),
                        file.path("itemCount").asLong(),
                        file.path("md5Checksum").asText()))
                .toList();
        var manifest = new ExportManifest(
                text(summary, "exportArn", SUMMARY, files),
                Optional.of(summary.path("exportTime").asText())
                        .filter(time -> !time.isEmpty())
                        .map(time -> moment(time, files)),
                summary.path("itemCount").asLong(),
                dataFiles);
        manifest.verify(list, files);
        return manifest;
    }

    private void verify(String list, ExportFiles location) {
        var sum = files.stream().mapToLong(DataFile::itemCount).sum();
        if (sum != itemCount) {
            throw new BadExport(
                    "%s of the export in %s names files with %d items, and %s has %d: one of them is cut off; copy them again"
                            .formatted(list, location, sum, SUMMARY, itemCount));
        }
    }

    /// The data of incremental exports lies beside the folders of all exports, in one for all.
    private static String relative(String folder, String key) {
        if (key.startsWith(folder)) {
            return key.substring(folder.length());
        }
        var parent = folder.replaceFirst("[^/]*/$", "");
        if (key.startsWith(parent)) {
            return "../" + key.substring(parent.length());
        }
        throw new BadExport("the data file %s lies neither in %s nor beside it".formatted(key, folder));
    }

    private static String content(ExportFiles files, String path, String advice) {
        try (var content = files.open(path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException e) {
            throw new BadExport("there is no %s in %s: %s".formatted(path, files, advice), e);
        } catch (IOException e) {
            throw new UncheckedIOException("%s in %s cannot be read".formatted(path, files), e);
        }
    }

    private static JsonNode json(String text, String path, ExportFiles files) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadExport("%s in %s is no JSON; copy it again".formatted(path, files), e);
        }
    }

    private static Instant moment(String time, ExportFiles files) {
        try {
            return Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw new BadExport("%s in %s has the exportTime '%s', which is none".formatted(SUMMARY, files, time), e);
        }
    }

    private static String text(JsonNode node, String name, String path, ExportFiles files) {
        var value = node.path(name);
        if (!value.isTextual()) {
            throw new BadExport(
                    "%s in %s names no %s, so it is not of an export of a DynamoDB table".formatted(path, files, name));
        }
        return value.textValue();
    }
}
