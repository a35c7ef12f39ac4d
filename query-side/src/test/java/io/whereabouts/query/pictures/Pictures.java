package io.whereabouts.query.pictures;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.Sha256;
import io.whereabouts.events.Text;
import io.whereabouts.events.UploadedPicture;
import java.time.Instant;
import java.util.Optional;

/// Pictures for tests.
final class Pictures {
    static final PackageId PACKAGE = PackageId.parse("00106141412345678908");
    static final PackageId OTHER = PackageId.parse("00106141412345678915");
    static final EventId LIFE = new EventId("01890000-0000-7000-8000-00000000000a");
    static final EventId NEXT_LIFE = new EventId("01990000-0000-7000-8000-00000000000b");
    static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");

    private Pictures() {}

    static PictureId id(int number) {
        return new PictureId("01890000-0000-7000-8000-%012d".formatted(number));
    }

    static KeptPicture kept(PackageId packageId, EventId life, int number) {
        return new KeptPicture(
                new PictureAdded(
                        packageId,
                        life,
                        id(number),
                        new UploadedPicture(PictureFormat.PNG, 345_678, new Sha256("0f".repeat(32))),
                        800,
                        600,
                        Optional.of(new Text("a dent")),
                        TEN),
                "subject-1",
                TEN.plusSeconds(7));
    }
}
