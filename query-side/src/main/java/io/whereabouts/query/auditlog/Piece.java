package io.whereabouts.query.auditlog;

/// A merged object, or what of it still counts: the rest was merged again into another.
///
/// @param period in which all its events were recorded
/// @param slice of hashes that count; lines of others are in another piece
/// @param weight about how many bytes count
/// @param data bytes of lines; the index follows
/// @param length of the object in bytes
record Piece(String key, Period period, Slice slice, long weight, long data, long length) {

    Piece cutTo(Slice rest) {
        var part = (double) rest.size() / slice.size();
        return new Piece(key, period, rest, Math.max(1, Math.round(weight * part)), data, length);
    }
}
