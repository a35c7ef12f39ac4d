package io.whereabouts.eventstore;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/// Criteria, and the tags under which everything that they match is found.
///
/// @param tags one for each criterion: an event that has several tags has a copy under each of them
record Guard(EventCriteria criteria, SortedSet<String> tags) {
    private static final QualifiedName ANY_TYPE = new QualifiedName("io.whereabouts.eventstore.AnyType");

    /// @param observations types that no criteria may name
    /// @param latestOnly keys of tags whose last decision says all
    /// @throws EventStoreException if the criteria name observations, or only the whole table could answer them
    static Guard of(EventCriteria criteria, Set<QualifiedName> observations, Set<String> latestOnly) {
        if (criteria.matches(ANY_TYPE, Set.of())) {
            throw new EventStoreException(
                    "criteria without a tag would read the whole table; name a tag, or read the table's stream");
        }
        var tags = new TreeSet<String>();
        for (var criterion : criteria.flatten()) {
            criterion.types().stream()
                    .filter(observations::contains)
                    .findFirst()
                    .ifPresent(type -> {
                        throw new EventStoreException(
                                "criteria name %s, which is an observation: decisions are guarded by decisions only; leave it out"
                                        .formatted(type));
                    });
            tags.add(tagToRead(criterion, latestOnly));
        }
        return new Guard(criteria, tags);
    }

    /// What an append is guarded by: nothing, if there is no condition.
    static Guard of(AppendCondition condition, Set<QualifiedName> observations, Set<String> latestOnly) {
        return condition.consistencyMarker() == ConsistencyMarker.INFINITY
                ? new Guard(EventCriteria.havingAnyTag(), new TreeSet<>())
                : of(condition.criteria(), observations, latestOnly);
    }

    Guard or(Guard other) {
        var both = new TreeSet<>(tags);
        both.addAll(other.tags);
        return new Guard(criteria.or(other.criteria), both);
    }

    boolean concernedBy(Collection<StoredEvent> events) {
        return events.stream().anyMatch(this::matches);
    }

    boolean matches(StoredEvent event) {
        return criteria.matches(event.message().type().qualifiedName(), event.tags());
    }

    /// Always the same one of its tags, so that sourcing and appending speak of the same head.
    private static String tagToRead(EventCriterion criterion, Set<String> latestOnly) {
        if (criterion.tags().size() > 1
                && criterion.tags().stream().map(Tag::key).anyMatch(latestOnly::contains)) {
            throw new EventStoreException(
                    "criteria ask for events that have all of %s, but of %s only the last decision is read; ask for that tag alone"
                            .formatted(criterion.tags(), latestOnly));
        }
        return criterion.tags().stream()
                .map(TagNames::of)
                .sorted()
                .findFirst()
                .orElseThrow(() -> new EventStoreException(
                        "criteria of types %s without a tag would read the whole table; name a tag, or read the table's stream"
                                .formatted(criterion.types())));
    }
}
