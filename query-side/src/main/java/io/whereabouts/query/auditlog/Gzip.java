package io.whereabouts.query.auditlog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Whole gzip members in memory (RFC 1952).
final class Gzip {
    private Gzip() {}

    static byte[] of(byte[] bytes) {
        var member = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(member)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to write
        }
        return member.toByteArray();
    }

    /// @throws Damaged if it is not what `of` made
    static byte[] read(byte[] member) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(member))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new Damaged("has a part that cannot be read: " + e.getMessage(), e);
        }
    }

    /// @param expected lines; another number means that the gzip stream ended early, which Java does not tell
    static List<byte[]> lines(byte[] member, int expected) {
        var text = read(member);
        var lines = new ArrayList<byte[]>(expected);
        for (int from = 0; from < text.length; ) {
            var to = from;
            while (to < text.length && text[to] != '\n') {
                to++;
            }
            lines.add(Arrays.copyOfRange(text, from, to));
            from = to + 1;
        }
        if (lines.size() != expected) {
            throw new Damaged("has %d lines in a part and should have %d".formatted(lines.size(), expected));
        }
        return lines;
    }

    /// Its length when it is read, as its last four bytes say.
    static long lengthOf(byte[] bytes, int end) {
        return (bytes[end - 4] & 0xffL)
                | (bytes[end - 3] & 0xffL) << 8
                | (bytes[end - 2] & 0xffL) << 16
                | (bytes[end - 1] & 0xffL) << 24;
    }
}
