package io.whereabouts.pictures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/// What a camera wrote beside a picture (CIPA DC-008), of which only one thing is asked: how it was held. The decoder's
/// own metadata is too strict about the order in which cameras write.
final class Exif {
    private static final byte[] IDENTIFIER = "Exif\0\0".getBytes(US_ASCII);
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;

    private Exif() {}

    /// As if it had been held level, if nothing is said or understood.
    static Orientation orientation(byte[] jpeg) {
        var at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) != START_OF_SCAN) {
            var end = at + 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
            var content = at + 4;
            if ((jpeg[at + 1] & 0xFF) == APP1 && end <= jpeg.length && begins(jpeg, content, end)) {
                return understood(Arrays.copyOfRange(jpeg, content, end));
            }
            at = end;
        }
        return Orientation.TOP_LEFT;
    }

    private static boolean begins(byte[] jpeg, int from, int to) {
        return to - from >= IDENTIFIER.length
                && Arrays.equals(jpeg, from, from + IDENTIFIER.length, IDENTIFIER, 0, IDENTIFIER.length);
    }

    private static Orientation understood(byte[] exif) {
        try {
            return Optional.ofNullable(ExifUtils.getOrientationFromExif(exif)).orElse(Orientation.TOP_LEFT);
        } catch (RuntimeException damaged) { // beside a picture that may be good
            return Orientation.TOP_LEFT;
        }
    }
}
