package io.whereabouts.query.pictures;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;

class InMemoryPictureEventsTest extends PictureEventsContract {
    private final InMemoryPictureEvents memory = new InMemoryPictureEvents();

    @Override
    PictureEvents events() {
        return memory;
    }

    @Override
    void registered(PackageId packageId, EventId registration) {
        memory.lives.put(packageId, registration);
    }

    @Override
    void closed(PackageId packageId) {
        // Nothing that is asked of it.
    }

    @Override
    void added(KeptPicture picture) {
        memory.pictures.add(picture);
    }
}
