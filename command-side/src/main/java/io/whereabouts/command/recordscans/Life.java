package io.whereabouts.command.recordscans;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.events.Decision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Tags;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/// When a package was tracked, from its first registration on.
///
/// @param turns in the order of the store, which is that of `from` as well: each decision counts from later than
///              those before it
@EventSourcedEntity
record Life(List<Turn> turns) {
    record Turn(Instant from, boolean tracked) {}

    Life {
        turns = List.copyOf(turns);
    }

    /// Before the first decision it is as the registration said, so that neither a late registration nor a slow
    /// clock loses a scan. A package that was never registered is not tracked.
    boolean trackedAt(Instant moment) {
        if (turns.isEmpty()) {
            return false;
        }
        var tracked = turns.getFirst().tracked();
        for (var turn : turns) {
            if (!turn.from().isAfter(moment)) {
                tracked = turn.tracked();
            }
        }
        return tracked;
    }

    @EntityCreator
    static Life unregistered() {
        return new Life(List.of());
    }

    @EventSourcingHandler
    Life evolve(PackageRegistered event) {
        return and(event, event.tracked());
    }

    @EventSourcingHandler
    Life evolve(TrackingStarted event) {
        return and(event, true);
    }

    @EventSourcingHandler
    Life evolve(TrackingStopped event) {
        return and(event, false);
    }

    @EventSourcingHandler
    Life evolve(PackageClosed event) {
        return and(event, false);
    }

    private Life and(Decision event, boolean tracked) {
        var more = new ArrayList<>(turns);
        more.add(new Turn(event.effectiveAt(), tracked));
        return new Life(more);
    }

    // No scans, on purpose: whatever the number of scans before it, a scan costs one query of the few decisions.
    @EventCriteriaBuilder
    static EventCriteria criteria(PackageId id, MessageTypeResolver types) {
        return havingTags(Tags.LIFE, id.canonical())
                .andBeingOneOfTypes(
                        types,
                        PackageRegistered.class,
                        TrackingStarted.class,
                        TrackingStopped.class,
                        PackageClosed.class);
    }
}
