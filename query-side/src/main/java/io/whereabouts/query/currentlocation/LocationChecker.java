package io.whereabouts.query.currentlocation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.whereabouts.events.PackageId;
import io.whereabouts.query.drift.DriftCheck;
import io.whereabouts.query.drift.Held;
import io.whereabouts.query.drift.RandomItems;
import io.whereabouts.query.drift.ReadModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Compares rows with the events, by the clock.
public final class LocationChecker implements RequestHandler<Map<String, String>, Map<String, Object>> {
    /// For one more package, and to say what was found.
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private final DriftCheck check;

    /// As Lambda makes it: everything else comes from the environment.
    public LocationChecker() {
        this(DynamoDbClient.create());
    }

    private LocationChecker(DynamoDbClient dynamoDb) {
        this(DriftCheck.of(
                new Rows(dynamoDb, System.getenv("CURRENT_LOCATIONS_TABLE")),
                dynamoDb,
                System.getenv("EVENTS_TABLE"),
                InstantSource.system(),
                new Random()));
    }

    LocationChecker(DriftCheck check) {
        this.check = check;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> input, Context context) {
        return check.run(input, () -> context.getRemainingTimeInMillis() < RESERVE.toMillis());
    }

    record Rows(DynamoDbClient dynamoDb, String table) implements ReadModel {
        @Override
        public Held held(PackageId id) {
            var row = item(Attributes.of(id.canonical()));
            return new HeldRow(
                    row,
                    Optional.ofNullable(row.get(IndexKeys.CONTAINER))
                            .map(this::item)
                            .orElse(Map.of()));
        }

        private Map<String, AttributeValue> item(AttributeValue id) {
            return dynamoDb.getItem(get -> get.tableName(table)
                            .key(Map.of(RowItem.PACKAGE, id))
                            .consistentRead(true))
                    .item();
        }

        @Override
        public Set<PackageId> some(RandomGenerator random) {
            var anywhere = Attributes.of("%020d".formatted(random.nextLong(Long.MAX_VALUE)));
            return new RandomItems(dynamoDb, table)
                    .after(Map.of(RowItem.PACKAGE, anywhere)).stream()
                            .map(item -> new Attributes(item, table).text(RowItem.PACKAGE))
                            .map(PackageId::parse)
                            .collect(Collectors.toSet());
        }
    }
}
