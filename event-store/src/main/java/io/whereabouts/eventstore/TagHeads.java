package io.whereabouts.eventstore;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.axonframework.eventsourcing.eventstore.AbstractConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.Position;

/// How far each tag was read: its next position. A tag that is absent was not read.
final class TagHeads extends AbstractConsistencyMarker<TagHeads> {
    private final SortedMap<String, Long> heads;

    TagHeads(Map<String, Long> heads) {
        this.heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }

    static TagHeads of(ConsistencyMarker marker) {
        if (marker instanceof TagHeads known) {
            return known;
        }
        if (marker == ConsistencyMarker.ORIGIN || marker == ConsistencyMarker.INFINITY) {
            return new TagHeads(Map.of());
        }
        throw new IllegalArgumentException(
                "consistency marker %s is not of this event store; use the one that sourcing ended in"
                        .formatted(marker));
    }

    Optional<Long> of(String tag) {
        return Optional.ofNullable(heads.get(tag));
    }

    /// Axon takes the lower bound of what was sourced in several steps: a tag that only one of them read keeps its
    /// head, because the other has said nothing about it.
    @Override
    protected TagHeads doLowerBound(TagHeads other) {
        return merged(other, Math::min);
    }

    @Override
    protected TagHeads doUpperBound(TagHeads other) {
        return merged(other, Math::max);
    }

    private TagHeads merged(TagHeads other, BinaryOperator<Long> choice) {
        var merged = new TreeMap<>(heads);
        other.heads.forEach((tag, head) -> merged.merge(tag, head, choice));
        return new TagHeads(merged);
    }

    @Override
    public Position position() {
        throw new IllegalStateException("%s is a position for each tag, not one for all".formatted(this));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagHeads that && heads.equals(that.heads);
    }

    @Override
    public int hashCode() {
        return heads.hashCode();
    }

    @Override
    public String toString() {
        return "TagHeads" + heads;
    }
}
