package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.query.auditlog.MergedIndex.Block;
import io.whereabouts.query.auditlog.MergedIndex.Run;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The lines of a slice of a piece: a few neighbouring blocks are read at once, and unpacked one by one.
final class PieceLines implements Iterator<Line> {
    private final StoredObjects merged;
    private final Piece piece;
    private final Slice slice;
    private final MergedIndex index;
    private final int most;
    private final ArrayDeque<Fetched> fetched = new ArrayDeque<>();
    private final ArrayDeque<Line> lines = new ArrayDeque<>();
    private int next;

    /// A block as it lies in S3.
    private record Fetched(ByteBuffer member, int lines) {}

    /// @param most bytes that are read at once, if a block is not longer
    PieceLines(StoredObjects merged, Piece piece, Slice slice, int most) {
        this.merged = merged;
        this.piece = piece;
        this.slice = slice;
        this.most = most;
        index = index(merged, piece);
        next = index.firstFor(slice.from());
    }

    static MergedIndex index(StoredObjects merged, Piece piece) {
        return MergedIndex.read(
                merged.range(piece.key(), piece.data(), Math.toIntExact(piece.length() - piece.data())), piece);
    }

    @Override
    public boolean hasNext() {
        while (lines.isEmpty()) {
            if (fetched.isEmpty()) {
                fetch();
            }
            if (fetched.isEmpty()) {
                return false;
            }
            unpack(fetched.remove());
        }
        return true;
    }

    private void fetch() {
        var blocks = new ArrayList<Block>();
        for (var length = 0L; next < index.size(); next++) {
            var block = index.block(next);
            length += block.length();
            if (block.first() > slice.to() || (!blocks.isEmpty() && length > most)) {
                break;
            }
            blocks.add(block);
        }
        if (blocks.isEmpty()) {
            return;
        }
        var run = Run.of(blocks);
        var bytes = merged.range(piece.key(), run.offset(), run.length());
        for (var block : blocks) {
            var from = Math.toIntExact(block.offset() - run.offset());
            var member = Arrays.copyOfRange(bytes, from, from + Math.toIntExact(block.length()));
            fetched.add(new Fetched(ByteBuffer.wrap(member), block.lines()));
        }
    }

    private void unpack(Fetched block) {
        for (var text : Gzip.lines(block.member().array(), block.lines())) {
            var line = Line.of(new String(text, UTF_8));
            if (slice.contains(line.hash())) {
                lines.add(line);
            }
        }
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return lines.remove();
    }
}
