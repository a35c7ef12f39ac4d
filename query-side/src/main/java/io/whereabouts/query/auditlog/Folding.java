package io.whereabouts.query.auditlog;

import java.util.HashSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pieces to one, object by object: what is in the manifest need not be done again, so a run that ends in the middle
/// is continued by the next.
final class Folding {
    private static final Logger log = LoggerFactory.getLogger(Folding.class);

    private final MergedObjects merged;
    private final Manifests manifests;
    private final Limits limits;
    private final Supplier<String> names;

    Folding(MergedObjects merged, Manifests manifests, Limits limits, Supplier<String> names) {
        this.merged = merged;
        this.manifests = manifests;
        this.limits = limits;
        this.names = names;
    }

    /// @param timeIsUp asked between two packages: one package's events stay together
    void run(Fold fold, BooleanSupplier timeIsUp) {
        var lines = new MergedLines(fold.pieces().stream()
                .map(piece -> new PieceLines(merged, piece, fold.slice(), limits.read()))
                .toList());
        var keys = new HashSet<>(fold.pieces().stream().map(Piece::key).toList());
        var rest = Optional.of(fold.slice());
        while (rest.isPresent()) {
            var slice = rest.orElseThrow();
            var piece = piece(fold.period(), lines, slice, timeIsUp);
            var done = piece.map(Piece::slice).orElse(slice);
            var committed = manifests.commit(new Change.Folded(keys, done, piece));
            log.atInfo()
                    .addKeyValue("period", fold.period().text())
                    .addKeyValue("pieces", keys.size())
                    .addKeyValue("from", done.from())
                    .addKeyValue("to", done.to())
                    .addKeyValue("bytes", piece.map(Piece::length).orElse(0L))
                    .log(committed ? "pieces merged" : "pieces were merged by another");
            rest = committed && !timeIsUp.getAsBoolean() ? slice.after(done.to()) : Optional.empty();
        }
    }

    /// Up to where an object is full, time is up, or nothing is left.
    private Optional<Piece> piece(Period period, MergedLines lines, Slice slice, BooleanSupplier timeIsUp) {
        if (!lines.hasNext()) {
            return Optional.empty();
        }
        var writer = new MergedWriter(merged, limits, period, names.get());
        while (lines.hasNext()) {
            var ends = writer.last() >= 0 && lines.peek().hash() != writer.last();
            if (ends && (writer.isFull() || timeIsUp.getAsBoolean())) {
                return Optional.of(writer.finish(slice.upTo(writer.last())));
            }
            writer.add(lines.next());
        }
        return Optional.of(writer.finish(slice));
    }
}
