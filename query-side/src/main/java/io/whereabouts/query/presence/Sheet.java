package io.whereabouts.query.presence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Statements in an object: lines in the order of their keys, an independent gzip member for each 2,000 of them, and an
/// index at the end. Any gzip tool reads it as it is.
final class Sheet {
    /// Some 60 KB: about as much as a request takes anyway.
    static final int BLOCK = 2_000;

    private static final Logger log = LoggerFactory.getLogger(Sheet.class);

    private Sheet() {}

    static void put(String name, SortedSet<Statement> statements, Sheets sheets) {
        sheets.put(name, of(statements));
        log.atInfo()
                .addKeyValue("sheet", name)
                .addKeyValue("statements", statements.size())
                .log("sheet written");
    }

    static byte[] of(SortedSet<Statement> statements) {
        return of(statements, BLOCK);
    }

    static byte[] of(SortedSet<Statement> statements, int block) {
        var bytes = new ByteArrayOutputStream();
        var blocks = new ArrayList<SheetIndex.Block>();
        var waiting = new ArrayList<Statement>();
        for (var statement : statements) {
            waiting.add(statement);
            if (waiting.size() == block) {
                blocks.add(written(waiting, bytes));
                waiting.clear();
            }
        }
        if (!waiting.isEmpty()) {
            blocks.add(written(waiting, bytes));
        }
        bytes.writeBytes(new SheetIndex(blocks).bytes());
        return bytes.toByteArray();
    }

    private static SheetIndex.Block written(List<Statement> statements, ByteArrayOutputStream bytes) {
        var offset = bytes.size();
        bytes.writeBytes(zipped(statements.stream().map(Statement::line).toList()));
        return new SheetIndex.Block(
                statements.getFirst().key(),
                statements.getLast().key(),
                offset,
                bytes.size() - offset,
                statements.size());
    }

    static byte[] zipped(List<String> lines) {
        var member = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(member)) {
            for (var line : lines) {
                gzip.write((line + "\n").getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to write
        }
        return member.toByteArray();
    }

    /// @param expected lines: a stream that ends early is not always an error to Java
    static List<String> lines(byte[] member, int expected) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(member))) {
            var lines = new String(gzip.readAllBytes(), UTF_8).lines().toList();
            if (lines.size() != expected) {
                throw new IllegalStateException("a block has %d lines, not %d".formatted(lines.size(), expected));
            }
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException("a block cannot be read: " + e.getMessage(), e);
        }
    }
}
