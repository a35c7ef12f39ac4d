package io.whereabouts.events;

import java.util.Arrays;
import java.util.stream.Collectors;

/// How a picture may be uploaded; its text is the media type (RFC 6838).
public enum PictureFormat {
    JPEG("image/jpeg"),
    PNG("image/png");

    private final String mediaType;

    PictureFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public static PictureFormat parse(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a picture must be one of %s, not '%s'"
                        .formatted(
                                Arrays.stream(values())
                                        .map(PictureFormat::toString)
                                        .collect(Collectors.joining(", ")),
                                Shown.of(mediaType))));
    }

    @Override
    public String toString() {
        return mediaType;
    }
}
