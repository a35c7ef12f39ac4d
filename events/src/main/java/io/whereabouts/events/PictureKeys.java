package io.whereabouts.events;

/// Where pictures lie in their bucket. No identifier of a package is in a key: one may hold a `/`, and who sees a
/// link needs to know no more than it shows.
public final class PictureKeys {
    /// What was uploaded, until it is a day old: longer than any link, so that none can be used twice.
    public static final String PENDING = "pending/";

    /// What is kept: those of one life are under the event id of its registration.
    public static final String KEPT = "pictures/";

    /// Why an upload was not kept, for a week.
    public static final String REFUSED = "refused/";

    private PictureKeys() {}

    public static String full(EventId registration, PictureId picture) {
        return "%s%s/%s/full.jpg".formatted(KEPT, registration, picture);
    }

    public static String thumbnail(EventId registration, PictureId picture) {
        return "%s%s/%s/thumbnail.jpg".formatted(KEPT, registration, picture);
    }

    public static String refused(PictureId picture) {
        return REFUSED + picture;
    }
}
