package io.whereabouts.command.packing;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.ItemCriteria;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Tags;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/// Of several things at once: which lives they have, and what holds about where they are packed.
///
/// @param lives what made each live, or ended that
/// @param decisions about where each is packed, the last at the end: usually that alone
@EventSourcedEntity
record Situation(Map<String, PackageDecision> lives, Map<String, List<Known>> decisions) {
    /// A decision, and the id under which it is stored.
    record Known(String eventId, ItemDecision decision) {}

    /// What is asked.
    ///
    /// @param lives of these
    /// @param packings of these
    record Of(Set<PackageId> lives, Set<PackageId> packings) {
        Of {
            lives = Set.copyOf(lives);
            packings = Set.copyOf(packings);
        }
    }

    boolean isRegistered(PackageId id) {
        return lives.containsKey(id.canonical());
    }

    boolean isClosed(PackageId id) {
        return lives.get(id.canonical()) instanceof PackageClosed;
    }

    Optional<Known> last(PackageId id) {
        return all(id).reversed().stream().findFirst();
    }

    List<Known> all(PackageId id) {
        return Optional.ofNullable(decisions.get(id.canonical())).orElse(List.of());
    }

    Optional<Packing> packing(PackageId id) {
        return last(id).flatMap(known -> known.decision().leaves());
    }

    Optional<PackageId> container(PackageId id) {
        return packing(id).flatMap(Packing::container);
    }

    /// With more known about some.
    Situation with(Map<String, List<Known>> all) {
        var more = new TreeMap<>(decisions);
        more.putAll(all);
        return new Situation(lives, more);
    }

    /// The effective time of the last decision of all that were read about it.
    Instant relied(PackageId id) {
        return List.of(
                        Optional.ofNullable(lives.get(id.canonical())).map(PackageDecision::effectiveAt),
                        last(id).map(known -> known.decision().effectiveAt()))
                .stream()
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    @EntityCreator
    static Situation unknown() {
        return new Situation(Map.of(), Map.of());
    }

    @EventSourcingHandler
    Situation evolve(PackageRegistered event) {
        return and(event);
    }

    @EventSourcingHandler
    Situation evolve(PackageClosed event) {
        return and(event);
    }

    @EventSourcingHandler
    Situation evolve(Packed event, EventMessage message) {
        return and(event, message);
    }

    @EventSourcingHandler
    Situation evolve(Unpacked event, EventMessage message) {
        return and(event, message);
    }

    @EventSourcingHandler
    Situation evolve(PackingRetracted event, EventMessage message) {
        return and(event, message);
    }

    @EventSourcingHandler
    Situation evolve(ScanRetracted event, EventMessage message) {
        return and(event, message);
    }

    private Situation and(PackageDecision life) {
        var more = new TreeMap<>(lives);
        more.put(life.packageId().canonical(), life);
        return new Situation(more, decisions);
    }

    private Situation and(ItemDecision decision, EventMessage message) {
        var of = new ArrayList<>(all(decision.packageId()));
        of.add(new Known(message.identifier(), decision));
        var more = new TreeMap<>(decisions);
        more.put(decision.packageId().canonical(), List.copyOf(of));
        return new Situation(lives, more);
    }

    @EventCriteriaBuilder
    static EventCriteria criteria(Of of, MessageTypeResolver types) {
        var criteria = new ArrayList<EventCriteria>();
        of.lives()
                .forEach(id -> criteria.add(havingTags(Tags.LIFE, id.canonical())
                        .andBeingOneOfTypes(types, PackageRegistered.class, PackageClosed.class)));
        of.packings().forEach(id -> criteria.add(ItemCriteria.of(id, types)));
        return EventCriteria.either(criteria);
    }
}
