package io.whereabouts.query.presence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Where in a sheet which keys are: a gzip member of lines, and, as the last 38 bytes, an empty one whose extra field
/// `WP` (RFC 1952 §2.3.1.1) says how long that is and how many lines it has.
record SheetIndex(List<Block> blocks) {
    static final int TRAILER = 38;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 255};
    private static final byte[] FIELD = {'W', 'P'};
    private static final int LENGTHS = 8;
    private static final byte[] MAGIC = {'W', 'B', 'P', '1'};

    /// An empty deflate block, its CRC-32 and its length.
    private static final byte[] EMPTY_BLOCK = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    /// @param first key in it
    /// @param last key in it
    record Block(String first, String last, long offset, int length, int lines) {
        String line() {
            return "%s\t%s\t%d\t%d\t%d".formatted(first, last, offset, length, lines);
        }

        static Block parse(String line) {
            var columns = line.split("\t", -1);
            return new Block(
                    columns[0],
                    columns[1],
                    Long.parseLong(columns[2]),
                    Integer.parseInt(columns[3]),
                    Integer.parseInt(columns[4]));
        }
    }

    SheetIndex {
        blocks = List.copyOf(blocks);
    }

    byte[] bytes() {
        var member = Sheet.zipped(blocks.stream().map(Block::line).toList());
        return ByteBuffer.allocate(member.length + TRAILER)
                .put(member)
                .put(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (4 + LENGTHS + MAGIC.length))
                .put(FIELD)
                .putShort((short) (LENGTHS + MAGIC.length))
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(member.length)
                .putInt(blocks.size())
                .put(MAGIC)
                .put(EMPTY_BLOCK)
                .array();
    }

    /// How many of a sheet's last bytes its index takes.
    static int length(byte[] end) {
        return trailer(end).getInt() + TRAILER;
    }

    private static ByteBuffer trailer(byte[] end) {
        var magic = end.length - EMPTY_BLOCK.length - MAGIC.length;
        if (magic < LENGTHS || !Arrays.equals(end, magic, magic + MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalStateException("a sheet does not end in its index: it is cut off, or none");
        }
        return ByteBuffer.wrap(end, magic - LENGTHS, LENGTHS);
    }

    /// @param end the last bytes of a sheet, at least as many as the index takes
    static SheetIndex read(byte[] end) {
        var trailer = trailer(end);
        var length = trailer.getInt();
        var to = end.length - TRAILER;
        return new SheetIndex(Sheet.lines(Arrays.copyOfRange(end, to - length, to), trailer.getInt()).stream()
                .map(Block::parse)
                .toList());
    }

    Stream<Block> thatMayHold(Range range) {
        return blocks.stream()
                .filter(block ->
                        block.first().compareTo(range.to()) <= 0 && range.from().compareTo(block.last()) <= 0);
    }

    /// Roughly what it takes in memory.
    int size() {
        return 100 + 150 * blocks.size();
    }
}
