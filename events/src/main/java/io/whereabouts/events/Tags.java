package io.whereabouts.events;

/// The keys of the tags under which an event is stored and found; a tag's value is an identifier's canonical form.
public final class Tags {
    /// Registered, described, tracking started or stopped, lost, found, delivered, closed: the handful of decisions
    /// that
    /// make up a life.
    public static final String LIFE = "life";

    /// What happened to the item: its scans, its packings as a child, and the corrections of both.
    public static final String ITEM = "item";

    /// Its pictures: a tag of their own, so that nobody reads them who wants to know where it is.
    public static final String PICTURE = "picture";

    /// Definitions of a read point, by its canonical form.
    public static final String PLACE = "place";

    /// A scanner was registered or revoked.
    public static final String SCANNER = "scanner";

    /// A request that was answered once: a hash of its sender and its `Idempotency-Key`.
    public static final String REQUEST = "request";

    /// Partners' events that were captured, by a hash of their event id.
    public static final String EPCIS = "epcis";

    /// A capture of partners' events that was done, by its job.
    public static final String CAPTURE = "capture";

    private Tags() {}
}
