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
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocationProjectorTest {
    /// Of packages whose slots are never spent.
    private static final PackageScans EVENTS = id -> {
        throw new AssertionError("the events of %s are asked for".formatted(id));
    };

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
        deliver(List.of(pictured(id)));
        assertThat(table.newest(id)).isEmpty();
    }

    @Test
    void what_says_nothing_new_writes_nothing() {
        var id = packageId(2);
        var events = List.of(registered(id, true), scanned(id, 1, MALI_LOSINJ));
        deliver(events);
        deliver(events.reversed());
        assertThat(table.newest(id).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void a_message_that_cannot_be_read_fails_alone() {
        var id = packageId(3);
        var response = new LocationProjector(table, EVENTS)
                .handleRequest(
                        Deliveries.bodies(List.of("?", Deliveries.envelope(registered(id, true)))), NoLambda.CONTEXT);
        assertThat(failures(response)).containsExactly("m0");
        assertThat(table.newest(id)).isPresent();
    }

    @Test
    void a_decision_without_its_place_in_the_store_fails_alone() {
        var id = packageId(4);
        var torn = Given.elsewhere(registered(id, true));
        var response = new LocationProjector(table, EVENTS)
                .handleRequest(Deliveries.batch(List.of(torn, scanned(id, 1, MALI_LOSINJ))), NoLambda.CONTEXT);
        assertThat(failures(response)).containsExactly("m0");
        assertThat(table.newest(id).orElseThrow().location().slots().greatest()).hasSize(1);
    }

    @Test
    void all_messages_of_a_package_fail_if_the_table_does() {
        var response = new LocationProjector(new LocationTable(LocalAws.dynamoDb(), "no-such-table"), EVENTS)
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
        var projectors = List.of(
                new LocationProjector(table, EVENTS),
                new LocationProjector(table, EVENTS),
                new LocationProjector(table, EVENTS));
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
            assertThat(row(ids.get(i))).isEqualTo(InMemoryModel.fold(histories.get(i)));
        }
    }

    private static CurrentLocation row(PackageId id) {
        return table.newest(id).orElseThrow().location();
    }

    private static void deliver(List<RecordedEvent> events) {
        deliver(Deliveries.batch(events));
    }

    private static void deliver(SQSEvent event) {
        assertThat(failures(new LocationProjector(table, EVENTS).handleRequest(event, NoLambda.CONTEXT)))
                .isEmpty();
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
