package io.whereabouts.query.auditlog;

/// How much a merge takes at once. What it holds in memory follows from these and never from the length of the log.
///
/// @param block bytes of lines in a gzip member: what a reader of one package reads too much
/// @param part bytes of an upload's part, and so the buffer of each object that is being written
/// @param object bytes after which the next object begins: what is lost by a crash
/// @param read bytes of neighbouring blocks that are read at once
/// @param batch bytes of memory for log objects that are merged at once
/// @param fanIn pieces that are merged at once
/// @param small bytes below which pieces count as equal: a request costs more than their bytes
/// @param few log objects that are not worth a merge as long as their hour lasts
record Limits(int block, int part, long object, int read, long batch, int fanIn, long small, int few) {
    private static final int MIB = 1 << 20;

    /// For a function with 2 GB of memory. A piece that is read takes about 5 MB: what was fetched, and a block of
    /// parsed lines.
    static final Limits USUAL = new Limits(MIB, 8 * MIB, 2L << 30, MIB, 400L * MIB, 64, MIB, 32);
}
