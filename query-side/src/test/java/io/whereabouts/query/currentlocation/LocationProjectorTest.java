package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.pictured;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import io.whereabouts.query.given.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class LocationProjectorTest {
    private static String name = "";
    private static LocationTable table = new LocationTable(LocalAws.dynamoDb(), "");

    @BeforeAll
    static void createTable() {
        name = TestTable.create();
        table = new LocationTable(LocalAws.dynamoDb(), name);
    }

    @Test
    void a_picture_moves_no_package_and_writes_no_row() {
        var id = packageId(90);
        deliver(pictured(id));
        assertThat(table.newest(id)).isEmpty();
    }

    @Test
    void a_row_is_stored_in_this_form() {
        var id = packageId(1);
        deliver(registered(id, true), scanned(id, 7, MALI_LOSINJ));
        var item = LocalAws.dynamoDb()
                .getItem(get -> get.tableName(name).key(LocationItem.key(id)))
                .item();
        var place = Place.of(MALI_LOSINJ);
        assertThat(item)
                .isEqualTo(Map.of(
                        "package", AttributeValue.fromS(id.canonical()),
                        "rowVersion", AttributeValue.fromN("1"),
                        "registration",
                                AttributeValue.fromM(Map.of(
                                        "position", AttributeValue.fromS("d#000000000000"),
                                        "eventId",
                                                AttributeValue.fromS(
                                                        registered(id, true).eventId()),
                                        "event", AttributeValue.fromS("""
                                {"package":"%s","tracked":true,"client":"Adria Shipping","reference":"PO-1",\
                                "contents":[{"description":"monitors","quantity":3}],\
                                "happenedAt":"2026-11-01T09:00:00Z","effectiveAt":"2026-11-01T09:00:00Z"}""".formatted(id)))),
                        "tracking",
                                AttributeValue.fromM(Map.of(
                                        "position", AttributeValue.fromS("d#000000000000"),
                                        "tracked", AttributeValue.fromBool(true))),
                        "status",
                                AttributeValue.fromM(Map.of(
                                        "position", AttributeValue.fromS("d#000000000000"),
                                        "status", AttributeValue.fromS("UNDERWAY"))),
                        "slots",
                                AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of(
                                        "eventId",
                                                AttributeValue.fromS(scanned(id, 7, MALI_LOSINJ)
                                                        .eventId()),
                                        "effectiveAt", AttributeValue.fromS("2026-11-01T09:00:07Z"),
                                        "recordedAt", AttributeValue.fromS("2026-11-01T09:00:07Z"),
                                        "event", AttributeValue.fromS("""
                                {"package":"%s","scan":{"scanner":"van-7","session":"0","sequence":7},\
                                "position":{"latitude":44.5305,"longitude":14.4686,"altitude":12.5,"accuracy":4.0},\
                                "businessStep":"loading","happenedAt":"2026-11-01T09:00:07Z"}""".formatted(id)))))),
                        "cut", AttributeValue.fromBool(false),
                        "asOf", AttributeValue.fromS("2026-11-01T09:00:07Z"),
                        "place", AttributeValue.fromS(place.cell()),
                        "spot", AttributeValue.fromS("03003#" + place.leaf().toToken() + "#" + id.canonical())));
        assertThat(place.cell()).hasSize(9);
        assertThat(place.leaf().toToken()).hasSize(16);
    }

    @Test
    void what_says_nothing_new_writes_nothing() {
        var id = packageId(2);
        var events = List.of(registered(id, true), scanned(id, 1, MALI_LOSINJ));
        deliver(events);
        deliver(events.reversed());
        assertThat(table.newest(id).orElseThrow().rowVersion()).isEqualTo(1);
    }

    @Test
    void a_message_that_cannot_be_read_fails_alone() {
        var id = packageId(3);
        var response = new LocationProjector(table)
                .handleRequest(
                        Deliveries.bodies(List.of("?", Deliveries.envelope(registered(id, true)))), NoLambda.CONTEXT);
        assertThat(failures(response)).containsExactly("m0");
        assertThat(table.newest(id)).isPresent();
    }

    @Test
    void a_decision_without_its_place_in_the_store_fails_alone() {
        var id = packageId(4);
        var torn = Given.elsewhere(registered(id, true));
        var response = new LocationProjector(table)
                .handleRequest(Deliveries.batch(List.of(torn, scanned(id, 1, MALI_LOSINJ))), NoLambda.CONTEXT);
        assertThat(failures(response)).containsExactly("m0");
        assertThat(table.newest(id).orElseThrow().location().slots()).hasSize(1);
    }

    @Test
    void all_messages_of_a_package_fail_if_the_table_does() {
        var response = new LocationProjector(new LocationTable(LocalAws.dynamoDb(), "no-such-table"))
                .handleRequest(
                        Deliveries.batch(
                                List.of(registered(packageId(5), true), scanned(packageId(5), 1, MALI_LOSINJ))),
                        NoLambda.CONTEXT);
        assertThat(failures(response)).containsExactlyInAnyOrder("m0", "m1");
    }

    @Test
    void projectors_that_race_leave_the_row_that_one_alone_would() throws Exception {
        var random = Seed.random(LocationProjectorTest.class);
        var ids = IntStream.range(100, 106).mapToObj(Given::packageId).toList();
        var histories = ids.stream().map(id -> Given.history(id, random)).toList();
        var events = new ArrayList<>(histories.stream().flatMap(List::stream).toList());
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, random);
        var batches = new ArrayList<List<RecordedEvent>>();
        while (!events.isEmpty()) {
            var part = events.subList(0, Math.min(events.size(), 1 + random.nextInt(12)));
            batches.add(List.copyOf(part));
            part.clear();
        }
        var projectors =
                List.of(new LocationProjector(table), new LocationProjector(table), new LocationProjector(table));
        try (var threads = Executors.newFixedThreadPool(3)) {
            var done = new ArrayList<java.util.concurrent.Future<SQSBatchResponse>>();
            for (var i = 0; i < batches.size(); i++) {
                var projector = projectors.get(i % 3);
                var batch = Deliveries.batch(batches.get(i));
                done.add(threads.submit(() -> projector.handleRequest(batch, NoLambda.CONTEXT)));
            }
            for (var response : done) {
                assertThat(failures(response.get())).isEmpty();
            }
        }
        for (var i = 0; i < ids.size(); i++) {
            assertThat(row(ids.get(i)))
                    .isEqualTo(CurrentLocation.fold(histories.get(i).stream()
                                    .map(CurrentLocation::of)
                                    .toList())
                            .orElseThrow());
        }
    }

    private static CurrentLocation row(PackageId id) {
        return table.newest(id).orElseThrow().location();
    }

    private static void deliver(RecordedEvent... events) {
        deliver(List.of(events));
    }

    private static void deliver(List<RecordedEvent> events) {
        deliver(Deliveries.batch(events));
    }

    private static void deliver(SQSEvent event) {
        assertThat(failures(new LocationProjector(table).handleRequest(event, NoLambda.CONTEXT)))
                .isEmpty();
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
