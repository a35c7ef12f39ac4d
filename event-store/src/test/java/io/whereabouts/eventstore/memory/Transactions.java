package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.memory.Schedule.Point;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/// All or nothing, in two phases as in "Distributed Transactions at Scale in Amazon DynamoDB" (USENIX ATC 2023):
/// first every item is in flight and its condition holds, then each becomes visible by itself. A reader who reads
/// several items may see some of them only; a writer of an item in flight is refused.
final class Transactions {
    private static final int MOST_ITEMS = 100;
    private static final long MOST_BYTES = 4 * 1024 * 1024;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final String NONE = "None";

    private final Storage storage;
    private final Schedule schedule;
    private final Clock clock;
    private final Map<String, Known> tokens = new HashMap<>();

    /// @param done whether it has been applied, and not only begun
    private record Known(List<TransactWriteItem> items, Instant at, boolean done) {}

    Transactions(Storage storage, Schedule schedule, Clock clock) {
        this.storage = storage;
        this.schedule = schedule;
        this.clock = clock;
    }

    TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
        var changes = changes(request);
        var token = Optional.ofNullable(request.clientRequestToken())
                .orElseGet(() -> UUID.randomUUID().toString());
        if (!isNew(token, request.transactItems())) {
            return response(request, reads(changes));
        }
        var applied = false;
        try {
            prepare(changes, request);
            schedule.reached(Point.PREPARED, request);
            var units = commit(changes, request);
            applied = true;
            return response(request, units);
        } finally {
            settle(token, request.transactItems(), applied);
        }
    }

    private List<Change> changes(TransactWriteItemsRequest request) {
        var changes = request.transactItems().stream()
                .map(one -> Change.of(one, storage))
                .toList();
        if (changes.isEmpty() || changes.size() > MOST_ITEMS) {
            throw Failures.invalid(
                    "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100 and at least 1");
        }
        var places = new HashSet<Place>();
        if (!changes.stream().allMatch(change -> places.add(Place.of(change)))) {
            throw Failures.invalid("Transaction request cannot include multiple operations on one item");
        }
        if (changes.stream().mapToLong(change -> change.bytes(Map.of())).sum() > MOST_BYTES) {
            throw Failures.invalid("Collection size for Transaction cannot exceed 4MB");
        }
        return changes;
    }

    private boolean isNew(String token, List<TransactWriteItem> items) {
        synchronized (storage) {
            var oldest = clock.instant().minus(REMEMBERED);
            tokens.values().removeIf(known -> known.done() && known.at().isBefore(oldest));
            var known = Optional.ofNullable(tokens.putIfAbsent(token, new Known(items, clock.instant(), false)));
            known.ifPresent(before -> {
                if (!before.items().equals(items)) {
                    throw Failures.otherParameters();
                }
                if (!before.done()) {
                    throw Failures.inProgress();
                }
            });
            return known.isEmpty();
        }
    }

    /// Only what was applied is remembered: what was cancelled may be tried again with the same token.
    private void settle(String token, List<TransactWriteItem> items, boolean applied) {
        synchronized (storage) {
            if (applied) {
                tokens.put(token, new Known(items, clock.instant(), true));
            } else {
                tokens.remove(token);
            }
        }
    }

    private void prepare(List<Change> changes, TransactWriteItemsRequest request) {
        var reasons = new ArrayList<CancellationReason>();
        var inFlight = new ArrayList<Change>();
        for (var change : changes) {
            synchronized (storage) {
                if (change.table().isInFlight(change.key())) {
                    reasons.add(reason("TransactionConflict"));
                } else {
                    change.table().takeOff(change.key());
                    inFlight.add(change);
                    reasons.add(condition(change));
                }
            }
            schedule.reached(Point.BETWEEN_ITEMS, request);
        }
        if (reasons.stream().anyMatch(reason -> !reason.code().equals(NONE))) {
            synchronized (storage) {
                inFlight.forEach(change -> change.table().land(change.key()));
            }
            throw Failures.cancelled(reasons);
        }
    }

    private static CancellationReason condition(Change change) {
        var old = change.old();
        if (change.condition().test(old)) {
            return reason(NONE);
        }
        var failed =
                CancellationReason.builder().code("ConditionalCheckFailed").message("The conditional request failed");
        if (change.tellsOld() && !old.isEmpty()) {
            failed.item(old);
        }
        return failed.build();
    }

    private Map<String, Double> commit(List<Change> changes, TransactWriteItemsRequest request) {
        var units = new TreeMap<String, Double>();
        var left = new ArrayList<>(changes);
        while (!left.isEmpty()) {
            var change = left.remove(schedule.choose(left.size()));
            Map<String, AttributeValue> old;
            synchronized (storage) {
                old = change.apply();
                change.table().land(change.key());
            }
            units.merge(change.table().name, 2 * Capacity.writing(change.bytes(old)), Double::sum);
            schedule.reached(Point.BETWEEN_ITEMS, request);
        }
        return units;
    }

    /// What a transaction costs that was applied before: its items are read, to answer.
    private Map<String, Double> reads(List<Change> changes) {
        var units = new TreeMap<String, Double>();
        synchronized (storage) {
            changes.forEach(change -> units.merge(
                    change.table().name, 2 * Capacity.reading(Values.size(change.old()), true), Double::sum));
        }
        return units;
    }

    private static TransactWriteItemsResponse response(TransactWriteItemsRequest request, Map<String, Double> units) {
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(Capacity.asked(request.returnConsumedCapacity(), units))
                .build();
    }

    static CancellationReason reason(String code) {
        var reason = CancellationReason.builder().code(code);
        return code.equals(NONE)
                ? reason.build()
                : reason.message("Transaction is ongoing for the item").build();
    }
}
