package io.whereabouts.query.auditlog;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// Where in a merged object each block begins and with which hash, as its last bytes say it: in the extra fields of
/// empty gzip members (RFC 1952 §2.3.1.1), which every gzip tool passes over. README.md shows the layout.
final class MergedIndex {
    private static final byte VERSION = 1;
    private static final int ENTRY = 4 + 6 + 4;

    /// Entries of one member: an extra field has at most 65,535 bytes.
    private static final int MOST_ENTRIES = 4_000;

    private static final int CHECKED_TAIL = 6 + 4 + 1;
    private static final byte[] MAGIC = {'W', 'B', 'A', 'M'};
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 255};

    /// An empty deflate block, its CRC-32 and its length.
    private static final byte[] EMPTY_BLOCK = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final int AROUND = HEADER.length + 2 + 4 + EMPTY_BLOCK.length;

    private final ByteBuffer entries;
    private final long data;

    private MergedIndex(ByteBuffer entries, long data) {
        this.entries = entries;
        this.data = data;
    }

    /// An independent gzip member of whole lines.
    ///
    /// @param first the least hash of its lines
    record Block(long first, long offset, long length, int lines) {}

    static byte[] of(List<Block> blocks, long data) {
        var all = ByteBuffer.allocate(blocks.size() * ENTRY + CHECKED_TAIL);
        blocks.forEach(block ->
                putLong(all.putInt((int) block.first()), block.offset()).putInt(block.lines()));
        putLong(all, data).putInt(blocks.size()).put(VERSION);
        var bytes = ByteBuffer.allocate(all.capacity() + 4 + MAGIC.length + members(blocks.size()) * AROUND);
        var from = 0;
        while (blocks.size() - from > MOST_ENTRIES) {
            member(bytes, all.slice(from * ENTRY, MOST_ENTRIES * ENTRY));
            from += MOST_ENTRIES;
        }
        var last = ByteBuffer.allocate(all.capacity() - from * ENTRY + 4 + MAGIC.length)
                .put(all.slice(from * ENTRY, all.capacity() - from * ENTRY))
                .putInt(crc(all.array()))
                .put(MAGIC);
        member(bytes, last.flip());
        return bytes.array();
    }

    private static int members(int blocks) {
        return Math.max(1, (blocks + MOST_ENTRIES - 1) / MOST_ENTRIES);
    }

    private static ByteBuffer putLong(ByteBuffer buffer, long sixBytes) {
        return buffer.putShort((short) (sixBytes >>> 32)).putInt((int) sixBytes);
    }

    private static void member(ByteBuffer bytes, ByteBuffer field) {
        bytes.put(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (4 + field.remaining()))
                .put(new byte[] {'W', 'M'})
                .putShort((short) field.remaining())
                .order(ByteOrder.BIG_ENDIAN)
                .put(field)
                .put(EMPTY_BLOCK);
    }

    /// @param bytes all that follows the lines
    /// @throws Damaged if they are not this piece's index
    static MergedIndex read(byte[] bytes, Piece piece) {
        try {
            var all = joined(ByteBuffer.wrap(bytes));
            var checked = new byte[all.remaining() - 4 - MAGIC.length];
            all.get(checked);
            var crc = all.getInt();
            if (!all.equals(ByteBuffer.wrap(MAGIC)) || crc != crc(checked)) {
                throw new Damaged("does not end in its index");
            }
            var tail = ByteBuffer.wrap(checked, checked.length - CHECKED_TAIL, CHECKED_TAIL);
            var data = getLong(tail);
            var blocks = tail.getInt();
            var version = tail.get();
            if (version != VERSION) {
                throw new Damaged("has an index of version %d; this reader knows %d".formatted(version, VERSION));
            }
            if (data != piece.data() || blocks * ENTRY != checked.length - CHECKED_TAIL) {
                throw new Damaged("has the index of another object");
            }
            return new MergedIndex(ByteBuffer.wrap(checked, 0, blocks * ENTRY).slice(), data);
        } catch (RuntimeException e) {
            throw e instanceof Damaged ? e : new Damaged("has an index that is cut off", e);
        }
    }

    private static ByteBuffer joined(ByteBuffer bytes) {
        var all = ByteBuffer.allocate(bytes.remaining());
        while (bytes.hasRemaining()) {
            var length = bytes.order(ByteOrder.LITTLE_ENDIAN).getShort(bytes.position() + HEADER.length) & 0xffff;
            all.put(bytes.slice(bytes.position() + HEADER.length + 2 + 4, length - 4));
            bytes.position(bytes.position() + AROUND + length - 4);
        }
        return all.flip();
    }

    private static long getLong(ByteBuffer buffer) {
        return (buffer.getShort() & 0xffffL) << 32 | (buffer.getInt() & 0xffff_ffffL);
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    int size() {
        return entries.capacity() / ENTRY;
    }

    Block block(int i) {
        var at = i * ENTRY;
        var offset = offset(i);
        var next = i + 1 < size() ? offset(i + 1) : data;
        return new Block(first(i), offset, next - offset, entries.getInt(at + 10));
    }

    private long first(int i) {
        return Slice.unsigned(entries.getInt(i * ENTRY));
    }

    private long offset(int i) {
        return getLong(entries.slice(i * ENTRY + 4, 6));
    }

    /// The first block that may hold this hash or a greater one.
    int firstFor(long hash) {
        var low = 0;
        var high = size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (first(middle) < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - 1);
    }

    /// The neighbouring blocks that may hold a hash: a package can be in many, and its first may end another's block.
    Optional<Run> thatMayHold(long hash) {
        var blocks = new ArrayList<Block>();
        for (var i = firstFor(hash); i < size() && first(i) <= hash; i++) {
            blocks.add(block(i));
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(Run.of(blocks));
    }

    /// Roughly what it takes in memory.
    int bytes() {
        return 100 + entries.capacity();
    }

    /// Neighbouring blocks, to be read at once.
    record Run(long offset, int length, int lines) {
        static Run of(List<Block> blocks) {
            return new Run(
                    blocks.getFirst().offset(),
                    Math.toIntExact(blocks.stream().mapToLong(Block::length).sum()),
                    blocks.stream().mapToInt(Block::lines).sum());
        }
    }
}
