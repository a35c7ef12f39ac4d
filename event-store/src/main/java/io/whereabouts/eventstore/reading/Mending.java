package io.whereabouts.eventstore.reading;

import io.whereabouts.eventstore.Pause;
import io.whereabouts.eventstore.reading.Mended.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Puts the missing copies of torn events back, all of an event or none, on condition that their places are free.
/// Nothing is updated or deleted. A primary copy that is put back is published, perhaps for a second time.
public final class Mending {
    private static final String TAKEN = "ConditionalCheckFailed";

    private final DynamoDbClient client;
    private final String table;
    private final Patience patience;
    private final TableCopies copies;

    public Mending(DynamoDbClient client, String table) {
        this(client, table, Pause.random(RandomGenerator.getDefault()));
    }

    public Mending(DynamoDbClient client, String table, Pause pause) {
        this.client = client;
        this.table = table;
        this.patience = new Patience(pause);
        this.copies =
                new TableCopies(client, table, new Pace(Double.POSITIVE_INFINITY, System::nanoTime, pause), patience);
    }

    /// What [#mend] would do now.
    public Mended plan(Torn torn) throws InterruptedException {
        return switch (diagnose(torn)) {
            case Diagnosis.Settled settled -> settled.mended();
            case Diagnosis.Missing missing ->
                new Mended(torn, Outcome.MENDABLE, "the copies at %s can be put back".formatted(missing.places()));
        };
    }

    /// @return MENDED, ALREADY_WHOLE or IMPOSSIBLE
    /// @throws ReadingStopped if DynamoDB refused too often; what was put may be there
    public Mended mend(Torn torn) throws InterruptedException {
        for (var attempt = 1; ; attempt++) {
            switch (diagnose(torn)) {
                case Diagnosis.Settled settled -> {
                    return settled.mended();
                }
                case Diagnosis.Missing missing -> {
                    var refusal = put(missing);
                    if (refusal.isEmpty()) {
                        return new Mended(
                                torn, Outcome.MENDED, "the copies at %s are back".formatted(missing.places()));
                    }
                    patience.await(attempt, "mending event %s".formatted(torn.eventId()), refusal.get());
                }
            }
        }
    }

    private sealed interface Diagnosis {
        record Settled(Mended mended) implements Diagnosis {}

        record Missing(TableEvent left, List<Place> places) implements Diagnosis {}
    }

    private Diagnosis diagnose(Torn torn) throws InterruptedException {
        var known = new LinkedHashSet<>(torn.missing());
        known.add(torn.found());
        var left = copies.read(known).values().stream()
                .filter(copy -> copy.eventId().equals(torn.eventId()))
                .findFirst();
        if (left.isEmpty()) {
            return settled(
                    torn,
                    Outcome.IMPOSSIBLE,
                    "no copy of event %s is left in table %s at %s: restore it from a backup of an earlier time"
                            .formatted(torn.eventId(), table, known));
        }
        return compare(torn, left.get(), copies.read(left.get().positions()));
    }

    private static Diagnosis compare(Torn torn, TableEvent left, Map<Place, TableEvent> stored) {
        var missing = new ArrayList<Place>();
        for (var place : left.positions()) {
            var copy = stored.get(place);
            if (copy == null) {
                missing.add(place);
            } else if (!copy.eventId().equals(left.eventId())) {
                return settled(
                        torn,
                        Outcome.IMPOSSIBLE,
                        "the place %s of event %s (%s, recorded at %s) was taken by event %s (%s, recorded at %s)"
                                .formatted(
                                        place,
                                        left.eventId(),
                                        left.type(),
                                        left.recordedAt(),
                                        copy.eventId(),
                                        copy.type(),
                                        copy.recordedAt()));
            }
        }
        return missing.isEmpty()
                ? settled(torn, Outcome.ALREADY_WHOLE, "all copies are there: %s".formatted(left.positions()))
                : new Diagnosis.Missing(left, missing);
    }

    private static Diagnosis settled(Torn torn, Outcome outcome, String reason) {
        return new Diagnosis.Settled(new Mended(torn, outcome, reason));
    }

    /// @return why it was not written, if it may be tried again
    private Optional<Exception> put(Diagnosis.Missing missing) throws InterruptedException {
        var puts = missing.places().stream()
                .map(place -> TransactWriteItem.builder()
                        .put(Put.builder()
                                .tableName(table)
                                .item(missing.left().copyAt(place).item())
                                .conditionExpression("attribute_not_exists(#tag)")
                                .expressionAttributeNames(Map.of("#tag", Place.TAG))
                                .build())
                        .build())
                .toList();
        try {
            patience.ask(
                    "mending event %s".formatted(missing.left().eventId()),
                    () -> client.transactWriteItems(write -> write.transactItems(puts)));
            return Optional.empty();
        } catch (TransactionCanceledException e) {
            // Taken since it was read, or DynamoDB is busy: reading again tells which. Any other reason stays.
            if (e.cancellationReasons().stream().map(CancellationReason::code).allMatch(Mending::isPassing)) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    private static boolean isPassing(String code) {
        return List.of("None", TAKEN, "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded")
                .contains(code);
    }
}
