package io.whereabouts.eventstore.memory;

import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where an item stands: items of one partition together, in the order of their sort keys; partitions in an order
/// that says nothing.
///
/// @param edge 0 for an item; -1 and 1 for the places before and behind all items of the partition
record Key(int hash, AttributeValue partition, int edge, Optional<AttributeValue> sort) implements Comparable<Key> {
    private static final Comparator<Key> ORDER = Comparator.comparingInt((Key key) -> key.hash)
            .thenComparing(Key::partition, Values.ORDER)
            .thenComparingInt(Key::edge)
            .thenComparing(Key::sort, Key::compareSort);

    private static final int SPREAD = 0x9E37_79B9; // 2^32 divided by the golden ratio: neighbours go far apart

    static Key of(AttributeValue partition, Optional<AttributeValue> sort) {
        return new Key(hash(partition), partition, 0, sort);
    }

    static Key before(AttributeValue partition) {
        return new Key(hash(partition), partition, -1, Optional.empty());
    }

    static Key behind(AttributeValue partition) {
        return new Key(hash(partition), partition, 1, Optional.empty());
    }

    private static int hash(AttributeValue partition) {
        return SPREAD
                * switch (partition.type()) {
                    case S -> partition.s().hashCode();
                    case N -> partition.n().hashCode();
                    default -> partition.b().hashCode();
                };
    }

    boolean isIn(int segment, int segments) {
        return Math.floorMod(hash, segments) == segment;
    }

    private static int compareSort(Optional<AttributeValue> a, Optional<AttributeValue> b) {
        return a.isPresent() && b.isPresent()
                ? Values.ORDER.compare(a.get(), b.get())
                : Boolean.compare(a.isPresent(), b.isPresent());
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
