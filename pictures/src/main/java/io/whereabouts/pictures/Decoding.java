package io.whereabouts.pictures;

import io.whereabouts.events.PictureFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.util.exif.Orientation;

/// A file's pixels, once it is known that there are not too many.
///
/// @param orientation how a camera was held (EXIF)
record Decoding(BufferedImage image, Orientation orientation) {
    /// More than a telephone's camera has; four bytes each still fit the function's memory several times.
    static final long MOST_PIXELS = 50_000_000;

    static {
        ImageIO.setUseCache(false); // a function's disk is no faster than its memory
    }

    /// @throws NotKept if it cannot be shown whole
    static Decoding of(PictureFormat format, byte[] bytes) throws NotKept {
        var reader = reader(format);
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(FileFormat.safe(format, bytes)))) {
            reader.setInput(input, true, true);
            boundPixels(reader.getWidth(0), reader.getHeight(0));
            var warning = new AtomicReference<>("");
            reader.addIIOReadWarningListener((source, text) -> warning.compareAndSet("", text));
            var image = reader.read(0);
            if (isTruncation(warning.get())) {
                throw truncated();
            }
            return new Decoding(image, format == PictureFormat.JPEG ? Exif.orientation(bytes) : Orientation.TOP_LEFT);
        } catch (IOException | RuntimeException e) { // whatever a decoder throws at bytes that somebody made up
            throw new NotKept("the file cannot be read as %s: it is damaged, or of an unusual kind; save it anew"
                    .formatted(format));
        } finally {
            reader.dispose();
        }
    }

    static NotKept truncated() {
        return new NotKept("the file ends before the picture does; send all of it");
    }

    private static void boundPixels(long width, long height) throws NotKept {
        if (width * height > MOST_PIXELS) {
            throw new NotKept("the picture has %d by %d pixels, the most is %,d in all; send a smaller one"
                    .formatted(width, height, MOST_PIXELS));
        }
    }

    /// The JPEG decoder fills up with grey what is missing, and warns.
    private static boolean isTruncation(String warning) {
        var text = warning.toLowerCase(Locale.ROOT);
        return text.contains("premature end") || text.contains("truncated") || text.contains("eoi");
    }

    private static ImageReader reader(PictureFormat format) {
        return ImageIO.getImageReadersByMIMEType(format.toString()).next();
    }
}
