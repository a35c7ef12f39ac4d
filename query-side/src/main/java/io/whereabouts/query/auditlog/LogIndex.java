package io.whereabouts.query.auditlog;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// What an object holds, as its last bytes say it: the extra field of an empty gzip member (RFC 1952 §2.3.1.1),
/// which every gzip tool passes over. README.md shows the layout.
///
/// @param dataLength bytes before the index
record LogIndex(long dataLength, List<Part> parts) {

    /// An independent gzip member with the lines of one bucket.
    ///
    record Part(int bucket, long offset, int length, int lines, PackageHashes packages) {}

    /// The most packages of one object: their hashes fit the extra field.
    static final int MOST_PACKAGES = 15_000;

    private static final byte VERSION = 1;

    /// `WBAI`, which ends the extra field; then an empty deflate block, its CRC-32 and its length.
    private static final byte[] MAGIC_AND_EMPTY_BLOCK = {'W', 'B', 'A', 'I', 3, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final int EMPTY_BLOCK = 10;
    private static final int HEADER = 10 + 2 + 4;
    private static final int PART = 1 + 4 + 4 + 4 + 2;
    private static final int CHECKED_TAIL = 4 + 2 + 1;
    private static final int ENDING = CHECKED_TAIL + 4 + MAGIC_AND_EMPTY_BLOCK.length;
    private static final int SHORTEST = HEADER + ENDING;

    LogIndex {
        parts = List.copyOf(parts);
    }

    Optional<Part> partThatMayHold(int hash) {
        return parts.stream()
                .filter(part -> part.bucket() == PackageHash.bucket(hash)
                        && part.packages().contains(hash))
                .findFirst();
    }

    /// Roughly what it takes in memory.
    int size() {
        return 100
                + parts.stream()
                        .mapToInt(part -> 60 + 4 * part.packages().size())
                        .sum();
    }

    /// The empty member that ends the object.
    byte[] member() {
        var partBytes = parts.stream()
                .mapToInt(part -> PART + 4 * part.packages().size())
                .sum();
        var field = ByteBuffer.allocate(partBytes + CHECKED_TAIL);
        for (var part : parts) {
            field.put((byte) part.bucket())
                    .putInt(Math.toIntExact(part.offset()))
                    .putInt(part.length())
                    .putInt(part.lines())
                    .putShort((short) part.packages().size());
            part.packages().writeTo(field);
        }
        field.putInt(Math.toIntExact(dataLength)).putShort((short) partBytes).put(VERSION);
        var checked = field.array();
        var fieldLength = checked.length + 4 + MAGIC_AND_EMPTY_BLOCK.length - EMPTY_BLOCK;
        return ByteBuffer.allocate(SHORTEST + partBytes)
                .put(new byte[] {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 255})
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (4 + fieldLength))
                .put(new byte[] {'W', 'B'})
                .putShort((short) fieldLength)
                .order(ByteOrder.BIG_ENDIAN)
                .put(checked)
                .putInt(crc(checked, 0, checked.length))
                .put(MAGIC_AND_EMPTY_BLOCK)
                .array();
    }

    /// The part of fixed size at the end of the extra field.
    private record Tail(long dataLength, int partsLength, int crc) {
        int memberLength() {
            return SHORTEST + partsLength;
        }
    }

    /// How long the member is.
    ///
    /// @param end the last bytes of an object
    /// @throws Damaged if they are not the end of an index
    static int memberLength(byte[] end) {
        return tail(end).memberLength();
    }

    private static Tail tail(byte[] end) {
        if (end.length < SHORTEST) {
            throw new Damaged("too short to hold an index");
        }
        var tail = ByteBuffer.wrap(end, end.length - ENDING, ENDING);
        var dataLength = tail.getInt();
        var partsLength = Short.toUnsignedInt(tail.getShort());
        var version = tail.get();
        var crc = tail.getInt();
        if (!tail.slice().equals(ByteBuffer.wrap(MAGIC_AND_EMPTY_BLOCK))) {
            throw new Damaged("does not end in an index; it is cut off, or no object of the log");
        }
        if (version != VERSION) {
            throw new Damaged("has an index of version %d; this reader knows %d".formatted(version, VERSION));
        }
        return new Tail(Integer.toUnsignedLong(dataLength), partsLength, crc);
    }

    /// @param end the last bytes of an object, at least `memberLength` of them
    static LogIndex read(byte[] end, long objectLength) {
        var tail = tail(end);
        var length = tail.memberLength();
        if (length > end.length) {
            throw new Damaged("has an index that is longer than the object");
        }
        var from = end.length - length + HEADER;
        if (crc(end, from, tail.partsLength() + CHECKED_TAIL) != tail.crc()) {
            throw new Damaged("has an index with a wrong checksum");
        }
        if (tail.dataLength() + length != objectLength) {
            throw new Damaged("is %d bytes long and should be %d".formatted(objectLength, tail.dataLength() + length));
        }
        return new LogIndex(tail.dataLength(), parts(ByteBuffer.wrap(end, from, tail.partsLength())));
    }

    private static List<Part> parts(ByteBuffer field) {
        var parts = new ArrayList<Part>();
        while (field.hasRemaining()) {
            var bucket = field.get();
            var offset = Integer.toUnsignedLong(field.getInt());
            var length = field.getInt();
            var lines = field.getInt();
            var packages = PackageHashes.read(field, Short.toUnsignedInt(field.getShort()));
            parts.add(new Part(bucket, offset, length, lines, packages));
        }
        return parts;
    }

    private static int crc(byte[] bytes, int from, int length) {
        var crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
