package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;

/// What a link for an upload was given out for. It is signed with the link and arrives with the file, so that nobody
/// keeps anything about links that are never used.
///
/// @param registration the event that began the life
/// @param size of the file in bytes, exactly
/// @param sha256 of the file, if whoever asked knew it
/// @param happenedAt when the picture was taken
/// @param actor the subject of the token with which the link was asked for
/// @param correlationId of that request
public record PictureTicket(
        PackageId packageId,
        EventId registration,
        PictureId picture,
        PictureFormat contentType,
        int size,
        Optional<Sha256> sha256,
        Optional<Text> caption,
        Instant happenedAt,
        String actor,
        String correlationId) {
    public PictureTicket {
        size = UploadedPicture.within(size);
        happenedAt = Moment.within("happenedAt", happenedAt);
    }

    /// Its place in the bucket until somebody has looked at it.
    public String pendingKey() {
        return PictureKeys.PENDING + picture;
    }
}
