package io.whereabouts.command.packing;

import io.whereabouts.events.PackageId;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.Command;

/// Put items into a container: each is decided by itself.
///
/// @param items at most [#MOST_ITEMS], no two alike
@Command(namespace = "whereabouts", name = "Pack")
public record Pack(PackageId container, List<Item> items, When when) {
    /// With 20 containers around each other all that is written and checked still fits one transaction of DynamoDB:
    /// two for each item, two for the container, one for each container around it, 100 in all.
    public static final int MOST_ITEMS = 35;

    /// @param eventId of the event, if there will be one
    public record Item(PackageId packageId, String eventId) {}

    public Pack {
        items = List.copyOf(items);
        if (items.size() > MOST_ITEMS) {
            throw new IllegalArgumentException(
                    "%d items are packed by one command at most, not %d".formatted(MOST_ITEMS, items.size()));
        }
        if (items.stream().map(Item::packageId).distinct().count() < items.size()) {
            throw new IllegalArgumentException("an item is packed twice by one command");
        }
    }
}
