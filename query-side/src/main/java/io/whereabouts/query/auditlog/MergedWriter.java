package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.query.auditlog.MergedIndex.Block;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes sorted lines as one object, in blocks and parts: it holds one of each in memory, and an entry for each
/// block.
final class MergedWriter {
    static final String PREFIX = "merged/";

    private final MergedObjects objects;
    private final Limits limits;
    private final Period period;
    private final String key;
    private final List<Block> blocks = new ArrayList<>();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private Optional<MergedObjects.Upload> upload = Optional.empty();
    private long sent;
    private long first;
    private long last = -1;
    private int lines;

    /// @param name that no other object has
    MergedWriter(MergedObjects objects, Limits limits, Period period, String name) {
        this.objects = objects;
        this.limits = limits;
        this.period = period;
        this.key = period.prefix() + name + LogObject.SUFFIX;
    }

    void add(Line line) {
        if (block.size() >= limits.block()) {
            closeBlock();
        }
        if (lines == 0) {
            first = line.hash();
        }
        block.writeBytes(line.text().getBytes(UTF_8));
        block.write('\n');
        lines++;
        last = line.hash();
    }

    /// Of the last line.
    long last() {
        return last;
    }

    boolean isFull() {
        return sent + part.size() >= limits.object();
    }

    private void closeBlock() {
        var member = Gzip.of(block.toByteArray());
        blocks.add(new Block(first, sent + part.size(), member.length, lines));
        part.writeBytes(member);
        block.reset();
        lines = 0;
        if (part.size() >= limits.part()) {
            send();
        }
    }

    private void send() {
        if (upload.isEmpty()) {
            upload = Optional.of(objects.upload(key));
        }
        upload.orElseThrow().part(part.toByteArray());
        sent += part.size();
        part.reset();
    }

    /// @param slice of hashes whose lines have all been added
    Piece finish(Slice slice) {
        closeBlock();
        var data = sent + part.size();
        part.writeBytes(MergedIndex.of(blocks, data));
        var length = sent + part.size();
        if (upload.isPresent()) {
            send();
            upload.orElseThrow().complete();
        } else {
            objects.put(key, part.toByteArray());
        }
        return new Piece(key, period, slice, length, data, length);
    }
}
