package io.whereabouts.command;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Tags;
import io.whereabouts.events.Unpacked;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/// What was decided about an item as such: every type of it, whichever a slice cares for. Only the last decision is
/// read, and one of a type that is not asked for would hide what holds.
public final class ItemCriteria {
    private ItemCriteria() {}

    public static EventCriteria of(PackageId id, MessageTypeResolver types) {
        return havingTags(Tags.ITEM, id.canonical())
                .andBeingOneOfTypes(types, Packed.class, Unpacked.class, PackingRetracted.class, ScanRetracted.class);
    }
}
