package io.whereabouts.events;

/// A picture's file as somebody sent it.
///
/// @param size in bytes, up to 15,000,000: more than a telephone's camera makes
public record UploadedPicture(PictureFormat contentType, int size, Sha256 sha256) {
    public static final int LARGEST = 15_000_000;

    public UploadedPicture {
        size = within(size);
    }

    public static int within(long size) {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "a picture must have 1 to %,d bytes, not %,d; send a smaller one".formatted(LARGEST, size));
        }
        return Math.toIntExact(size);
    }
}
