package io.whereabouts.command.packing;

import io.whereabouts.events.PackageId;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.Command;

/// Take items out of a container: each is decided by itself.
///
/// @param items at most [Pack#MOST_ITEMS], no two alike
@Command(namespace = "whereabouts", name = "Unpack")
public record Unpack(PackageId container, List<Pack.Item> items, When when) {
    public Unpack {
        items = List.copyOf(items);
        if (items.size() > Pack.MOST_ITEMS) {
            throw new IllegalArgumentException(
                    "%d items are unpacked by one command at most, not %d".formatted(Pack.MOST_ITEMS, items.size()));
        }
        if (items.stream().map(Pack.Item::packageId).distinct().count() < items.size()) {
            throw new IllegalArgumentException("an item is unpacked twice by one command");
        }
    }
}
