package io.whereabouts.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.whereabouts.events.PictureFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What a file is by its own bytes, and what of it a decoder gets to see.
final class FileFormat {
    /// A progressive JPEG has ten or so. For each the decoder goes over the whole picture: 0.7 s for one of 50 million
    /// pixels.
    static final int MOST_SCANS = 24;

    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");

    /// Without text and colour profiles: a few bytes of them may unpack to gigabytes.
    private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private static final int CHUNK_FRAME = 12; // length, type, checksum

    private FileFormat() {}

    static Optional<PictureFormat> of(byte[] bytes) {
        Predicate<byte[]> begins =
                with -> bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
        if (begins.test(JPEG)) {
            return Optional.of(PictureFormat.JPEG);
        }
        return begins.test(PNG) ? Optional.of(PictureFormat.PNG) : Optional.empty();
    }

    /// @throws NotKept if there is no safe way to read it
    static byte[] safe(PictureFormat format, byte[] bytes) throws NotKept {
        return switch (format) {
            case JPEG -> fewScans(bytes);
            case PNG -> essential(bytes);
        };
    }

    /// Entropy-coded data has no `FF DA`, so this counts scans, and at worst a few bytes of a preview as well
    /// (ITU-T T.81 §B.1.1.5).
    private static byte[] fewScans(byte[] jpeg) throws NotKept {
        var scans = 0;
        for (var i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA) {
                scans++;
            }
        }
        if (scans > MOST_SCANS) {
            throw new NotKept(
                    "the JPEG has %d scans, the most is %d; save it as a usual one".formatted(scans, MOST_SCANS));
        }
        return jpeg;
    }

    /// PNG (ISO/IEC 15948) §5.3: length, type, data, checksum, up to `IEND`.
    private static byte[] essential(byte[] png) throws NotKept {
        var kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, PNG.length);
        var at = PNG.length;
        while (png.length - at >= CHUNK_FRAME) {
            var length = ByteBuffer.wrap(png, at, Integer.BYTES).getInt();
            if (length < 0 || length > png.length - at - CHUNK_FRAME) {
                break;
            }
            var type = new String(png, at + Integer.BYTES, Integer.BYTES, ISO_8859_1);
            if (ESSENTIAL.contains(type)) {
                kept.write(png, at, length + CHUNK_FRAME);
            }
            at += length + CHUNK_FRAME;
            if (type.equals("IEND")) {
                return kept.toByteArray();
            }
        }
        throw Decoding.truncated();
    }
}
