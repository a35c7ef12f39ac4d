package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.query.auditlog.MergedIndex.Block;
import io.whereabouts.query.auditlog.MergedIndex.Run;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The lines of a slice of a piece, a few neighbouring blocks at a time.
final class PieceLines implements Iterator<Line> {
    private final StoredObjects merged;
    private final Piece piece;
    private final Slice slice;
    private final MergedIndex index;
    private final int most;
    private final ArrayDeque<Line> lines = new ArrayDeque<>();
    private int block;

    /// @param most bytes that are read at once, if a block is not longer
    PieceLines(StoredObjects merged, Piece piece, Slice slice, int most) {
        this.merged = merged;
        this.piece = piece;
        this.slice = slice;
        this.most = most;
        index = index(merged, piece);
        block = index.firstFor(slice.from());
    }

    static MergedIndex index(StoredObjects merged, Piece piece) {
        return MergedIndex.read(
                merged.range(piece.key(), piece.data(), Math.toIntExact(piece.length() - piece.data())), piece);
    }

    @Override
    public boolean hasNext() {
        while (lines.isEmpty()) {
            var run = next(block);
            if (run.isEmpty()) {
                return false;
            }
            fill(run.orElseThrow());
        }
        return true;
    }

    private Optional<Run> next(int from) {
        var blocks = new ArrayList<Block>();
        for (var length = 0L; block < index.size(); block++) {
            var next = index.block(block);
            length += next.length();
            if (next.first() > slice.to() || (block > from && length > most)) {
                break;
            }
            blocks.add(next);
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(Run.of(blocks));
    }

    private void fill(Run run) {
        var bytes = merged.range(piece.key(), run.offset(), run.length());
        for (var text : Gzip.lines(bytes, run.lines())) {
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
