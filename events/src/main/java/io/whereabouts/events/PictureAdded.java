package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// Somebody took a picture of the package, and it is kept: as a JPEG of our own making, upright, without what else
/// was in the file.
///
/// @param registration the event that began the life in which it was taken: another life with the same identifier
///                     has other pictures
/// @param uploaded what was sent; the file itself is not kept
/// @param width of what is kept, in pixels
/// @param happenedAt when it was taken, as far as whoever sent it said; else when the link was asked for
@Event(namespace = "whereabouts", name = "PictureAdded", version = "1")
public record PictureAdded(
        @EventTag(key = Tags.PICTURE) PackageId packageId,
        EventId registration,
        PictureId picture,
        UploadedPicture uploaded,
        int width,
        int height,
        Optional<Text> caption,
        Instant happenedAt)
        implements PackageEvent, Observation {
    /// Pixels of the longer side of what is kept: labels can be read.
    public static final int LONGEST_SIDE = 4_096;

    public PictureAdded {
        width = side("width", width);
        height = side("height", height);
        happenedAt = Moment.within("happenedAt", happenedAt);
    }

    /// `registration#picture`: those of one life are next to each other, and sorted by time.
    @Override
    public String naturalKey() {
        return registration + "#" + picture;
    }

    private static int side(String name, int pixels) {
        if (pixels < 1 || pixels > LONGEST_SIDE) {
            throw new IllegalArgumentException(
                    "%s must be from 1 to %d pixels, not %d".formatted(name, LONGEST_SIDE, pixels));
        }
        return pixels;
    }
}
