package io.whereabouts.pictures;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Files that people may send.
final class Files {
    static final String PLACE = "GPS 45.2735 13.7142";
    private static final int PNG_WIDTH = 16;

    private Files() {}

    /// The left half red, the right half blue.
    static BufferedImage twoColours(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        return image;
    }

    static byte[] jpeg(int width, int height) {
        return written("jpg", twoColours(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] png(int width, int height) {
        return written("png", twoColours(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /// Nothing but glass.
    static byte[] transparentPng() {
        return written("png", new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB));
    }

    /// By a camera that was held upright, so that the sensor lay on its side (orientation 6), with a place.
    static byte[] photograph(int width, int height) {
        var tiff = ByteBuffer.allocate(26 + PLACE.length());
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1); // one entry: orientation, SHORT, 1, 6
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        tiff.putInt(0).put(PLACE.getBytes(StandardCharsets.US_ASCII));
        var exif = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        return withSegment(jpeg(width, height), 0xE1, joined(exif, tiff.array()));
    }

    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        var head = ByteBuffer.allocate(4).put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2));
        return joined(Arrays.copyOf(jpeg, 2), head.array(), content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /// With a text that says how long it is only when it is unpacked.
    static byte[] withPackedText(byte[] png) {
        var data = "zTXtComment\0\0packed".getBytes(StandardCharsets.ISO_8859_1);
        var checksum = new CRC32();
        checksum.update(data);
        var chunk = ByteBuffer.allocate(8 + data.length)
                .putInt(data.length - 4)
                .put(data)
                .putInt((int) checksum.getValue());
        var afterHeader = 33;
        return joined(Arrays.copyOf(png, afterHeader), chunk.array(), Arrays.copyOfRange(png, afterHeader, png.length));
    }

    /// A few bytes that say they are 60,000 by 60,000 pixels.
    static byte[] pngBomb() {
        var png = png(4, 4);
        ByteBuffer.wrap(png).putInt(PNG_WIDTH, 60_000).putInt(PNG_WIDTH + 4, 60_000);
        var checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return png;
    }

    static byte[] jpegBomb() {
        var jpeg = jpeg(8, 8);
        for (var i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) 60_000).putShort(i + 7, (short) 60_000);
            }
        }
        return jpeg;
    }

    static byte[] html() {
        return "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] written(String format, BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
