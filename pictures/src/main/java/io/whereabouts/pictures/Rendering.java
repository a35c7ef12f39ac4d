package io.whereabouts.pictures;

import io.whereabouts.events.PictureAdded;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/// A picture as it is kept and shown: a JPEG of our own making, upright, on white where it was transparent. Nothing
/// of the uploaded file is in it but what it looks like: no place where it was taken, no script, no second file.
///
/// @param width in pixels
@SuppressWarnings("ArrayRecordComponent") // megabytes that are never compared
record Rendering(int width, int height, byte[] jpeg) {
    /// Pixels of the longer side of a thumbnail.
    static final int THUMBNAIL = 320;

    private static final double FULL_QUALITY = 0.9;
    private static final double THUMBNAIL_QUALITY = 0.8;

    /// @param full as large as it was, up to [PictureAdded#LONGEST_SIDE]
    record Pair(Rendering full, Rendering thumbnail) {}

    static Pair of(Decoding decoded) {
        var full = upright(onWhite(within(PictureAdded.LONGEST_SIDE, decoded.image())), decoded.orientation());
        return new Pair(written(full, FULL_QUALITY), written(within(THUMBNAIL, full), THUMBNAIL_QUALITY));
    }

    private static BufferedImage within(int longest, BufferedImage image) {
        var shrink = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        try {
            return shrink == 1
                    ? image
                    : Thumbnails.of(image)
                            .forceSize(scaled(image.getWidth(), shrink), scaled(image.getHeight(), shrink))
                            .asBufferedImage();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is nothing to read from but the image
        }
    }

    private static int scaled(int side, double by) {
        return Math.toIntExact(Math.max(1, Math.round(side * by)));
    }

    private static BufferedImage onWhite(BufferedImage image) {
        var flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = flat.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return flat;
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation) {
        return orientation == Orientation.TOP_LEFT
                ? image
                : onWhite(ExifFilterUtils.getFilterForOrientation(orientation).apply(image));
    }

    private static Rendering written(BufferedImage image, double quality) {
        var jpeg = new ByteArrayOutputStream();
        try {
            Thumbnails.of(image)
                    .scale(1)
                    .outputFormat("jpg")
                    .outputQuality(quality)
                    .toOutputStream(jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is nothing to write to but memory
        }
        return new Rendering(image.getWidth(), image.getHeight(), jpeg.toByteArray());
    }
}
