package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.StoredObjects.Listed;

/// The indexes of log objects and pieces, each read once as long as there is room.
final class Indexes {
    private static final int MOST_BYTES = 32_000_000;

    /// Holds the index of about 4,000 packages; a longer one takes a second request.
    private static final int FIRST_GUESS = 16_384;

    private final StoredObjects logged;
    private final StoredObjects merged;
    private final Remembered<LogIndex> ofLog = new Remembered<>(MOST_BYTES, LogIndex::size);
    private final Remembered<MergedIndex> ofPieces = new Remembered<>(MOST_BYTES, MergedIndex::bytes);

    Indexes(StoredObjects logged, StoredObjects merged) {
        this.logged = logged;
        this.merged = merged;
    }

    LogIndex of(Listed object) {
        return ofLog.get(object.key(), () -> read(object));
    }

    MergedIndex of(Piece piece) {
        return ofPieces.get(piece.key(), () -> PieceLines.index(merged, piece));
    }

    private LogIndex read(Listed object) {
        var end = end(object, FIRST_GUESS);
        var length = LogIndex.memberLength(end);
        return LogIndex.read(length <= end.length ? end : end(object, length), object.length());
    }

    private byte[] end(Listed object, int length) {
        var some = (int) Math.min(length, object.length());
        if (some == 0) {
            throw new Damaged("is empty");
        }
        return logged.range(object.key(), object.length() - some, some);
    }
}
