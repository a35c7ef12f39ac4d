package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.drift.DriftCheck;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.StoredEvents;
import io.whereabouts.query.given.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The real tables, filled by the real projector, and altered behind its back.
class LocationCheckerTest {
    private static final Map<String, String> EVERYTHING = Map.of("sample", "200", "settled", "PT1H");

    private final Random random = Seed.random(LocationCheckerTest.class);
    private final String events = StoredEvents.table();
    private final String rows = TestTable.create();
    private final List<RecordedEvent> history = World.history(random);
    private final List<PackageId> packages = history.stream()
            .map(event -> ((PackageEvent) event.event()).packageId())
            .distinct()
            .toList();

    private final LocationProjector projector = new LocationProjector(
            new LocationTable(LocalAws.dynamoDb(), rows), new EventsTable(LocalAws.dynamoDb(), events));

    @BeforeEach
    void project() {
        StoredEvents.put(events, history);
        Shuffled.anyhow(history, random)
                .forEach(batch -> projector.handleRequest(Deliveries.batch(batch), NoLambda.CONTEXT));
    }

    @Test
    void what_the_projector_leaves_is_as_the_events_say() {
        assertThat(run()).containsEntry("compared", packages.size()).containsEntry("drifted", Map.of());
    }

    @Test
    void a_package_whose_row_was_altered_or_lost_or_invented_is_named() {
        var id = packages.getFirst();
        var altered = new HashMap<>(item(id));
        altered.put("asOf", AttributeValue.fromS("2031-01-01T00:00:00Z"));
        put(altered);
        assertThat(run()).containsEntry("drifted", Map.of(id.canonical(), List.of("makes up asOf")));

        LocalAws.dynamoDb().deleteItem(delete -> delete.tableName(rows).key(RowItem.key(id)));
        assertThat(run()).containsEntry("drifted", Map.of(id.canonical(), List.of("no row")));

        altered.remove("slots");
        put(altered);
        assertThat(run()).containsEntry("drifted", Map.of(id.canonical(), List.of("a row that cannot be read")));

        LocalAws.dynamoDb().deleteItem(delete -> delete.tableName(rows).key(RowItem.key(id)));
        var invented = Given.packageId(777);
        put(RowItem.attributes(new Row(CurrentLocation.of(Given.registered(invented, true)), Optional.empty(), 1)));
        assertThat(run())
                .containsEntry(
                        "drifted",
                        Map.of(
                                id.canonical(), List.of("no row"),
                                invented.canonical(), List.of("a row without events")));
    }

    @Test
    void an_index_key_that_leads_elsewhere_is_found() {
        var altered =
                packages.stream().collect(Collectors.toMap(PackageId::canonical, unused -> List.of("index keys")));
        packages.forEach(id -> {
            var item = new HashMap<>(item(id));
            item.put("client", AttributeValue.fromS("Nobody"));
            put(item);
        });

        assertThat(run()).containsEntry("drifted", altered);
    }

    @Test
    void a_package_that_nobody_finds_because_its_container_says_to_hold_nothing_is_named() {
        var id = Given.packageId(777);
        var cage = Given.packageId(778);
        var at = Given.nineAnd(1);
        var packed = new Packed(id, cage, Optional.of(Packing.in(cage, at, at)), at, at);
        var more = List.of(Given.registered(id, true), Given.registered(cage, true), Given.item(packed, 0));
        StoredEvents.put(events, more);
        projector.handleRequest(Deliveries.batch(more), NoLambda.CONTEXT);
        assertThat(run()).containsEntry("drifted", Map.of());

        var unmarked = new HashMap<>(item(cage));
        unmarked.put("holds", AttributeValue.fromBool(false));
        put(unmarked);
        assertThat(run()).containsEntry("drifted", Map.of(id.canonical(), List.of("container not marked")));

        unmarked.remove("holds");
        put(unmarked);
        assertThat(run()).as("it is asked all the same").containsEntry("drifted", Map.of());
    }

    private Map<String, Object> run() {
        var check = DriftCheck.of(
                new LocationChecker.Rows(LocalAws.dynamoDb(), rows),
                LocalAws.dynamoDb(),
                events,
                InstantSource.fixed(Instant.MAX.minus(Duration.ofDays(1))),
                random);
        return check.run(EVERYTHING, () -> false);
    }

    private Map<String, AttributeValue> item(PackageId id) {
        return LocalAws.dynamoDb()
                .getItem(get -> get.tableName(rows).key(RowItem.key(id)))
                .item();
    }

    private void put(Map<String, AttributeValue> item) {
        LocalAws.dynamoDb().putItem(put -> put.tableName(rows).item(item));
    }
}
