package io.whereabouts.query.pictures;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureId;
import java.util.List;
import java.util.Optional;

/// The events about pictures, as they are recorded: few, and together under one tag, so that no view of them could be
/// read faster.
interface PictureEvents {

    /// The event that began the package's life, or its last one.
    Optional<EventId> life(PackageId packageId);

    /// In the order in which their links were asked for.
    ///
    /// @param after the last one that is known already
    List<KeptPicture> list(PackageId packageId, EventId life, Optional<PictureId> after, int most);

    Optional<KeptPicture> find(PackageId packageId, EventId life, PictureId picture);
}
