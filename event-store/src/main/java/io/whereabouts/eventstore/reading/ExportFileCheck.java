package io.whereabouts.eventstore.reading;

import io.whereabouts.eventstore.reading.ExportManifest.DataFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Whether a data file is as the manifest says.
final class ExportFileCheck {
    private static final int BUFFER = 1 << 16;

    private ExportFileCheck() {}

    /// @throws BadExport if it is not
    static void verify(ExportFiles files, DataFile file) throws IOException {
        var where = "%s in %s".formatted(file.path(), files);
        var digest = md5();
        var items = 0L;
        var broken = Optional.<IOException>empty();
        try (var stored = new DigestInputStream(files.open(file.path()), digest)) {
            try {
                items = lines(unzipped(stored));
            } catch (ZipException | EOFException e) {
                broken = Optional.of(e);
            }
            stored.transferTo(OutputStream.nullOutputStream());
        }
        var md5 = Base64.getEncoder().encodeToString(digest.digest());
        if (!file.md5().isEmpty() && !file.md5().equals(md5)) {
            throw new BadExport("%s is damaged: its MD5 is %s, and %s by the manifest; copy it again"
                    .formatted(where, md5, file.md5()));
        }
        if (broken.isPresent()) {
            throw new BadExport("%s is not whole in gzip's format; copy it again".formatted(where), broken.get());
        }
        if (items != file.itemCount()) {
            throw new BadExport("%s has %d items, and %d by the manifest; copy both again, or export anew"
                    .formatted(where, items, file.itemCount()));
        }
    }

    /// The file of an empty partition may be empty, which gzip's format does not allow.
    static InputStream unzipped(InputStream stored) throws IOException {
        var content = new PushbackInputStream(stored);
        var first = content.read();
        if (first < 0) {
            return content;
        }
        content.unread(first);
        return new GZIPInputStream(content, BUFFER);
    }

    private static long lines(InputStream content) throws IOException {
        var buffer = new byte[BUFFER];
        var lines = 0L;
        var last = '\n';
        for (var length = content.read(buffer); length >= 0; length = content.read(buffer)) {
            for (var i = 0; i < length; i++) {
                var next = (char) buffer[i];
                if (last == '\n' && next != '\n') {
                    lines++;
                }
                last = next;
            }
        }
        return lines;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5"); // what the manifest has
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
