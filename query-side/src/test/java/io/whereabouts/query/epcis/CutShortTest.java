package io.whereabouts.query.epcis;

import static io.whereabouts.query.epcis.Partner.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class CutShortTest {
    private static final Map<String, String> EVERY_WAY = Map.of(
            "MATCH_epc", "urn:epc:id:sscc:0614141.1234567890",
            "EQ_bizStep", "receiving",
            "EQ_readPoint", "urn:x:gate",
            "EQ_eventID", "urn:uuid:00000000-0000-4000-8000-000000000001",
            "GE_eventTime", "2026-11-01T00:00:00Z");

    /// Document, and in two orders: everything, EPC, business step, read point.
    private static final int WRITES = 9;

    private final String table = TestTable.create();
    private final EpcisApi api = new EpcisApi(
            new EpcisTable(LocalAws.dynamoDb(), table),
            id -> List.of(),
            Clock.fixed(NINE, ZoneOffset.UTC),
            Search.MOST_LOOKED_AT);

    @Test
    void an_event_whose_writes_are_cut_short_is_not_found_until_it_comes_again_and_then_in_every_way() {
        for (var writes = 0; writes < WRITES; writes++) {
            assertThat(deliver(event(), new AtomicInteger(writes)))
                    .as("%d writes", writes)
                    .isEqualTo(1);
            EVERY_WAY.forEach(
                    (name, value) -> assertThat(found(name, value)).as(name).isZero());
        }

        assertThat(deliver(event(), new AtomicInteger(WRITES))).isZero();
        EVERY_WAY.forEach(
                (name, value) -> assertThat(found(name, value)).as(name).isEqualTo(1));
    }

    @Test
    void what_cannot_be_read_is_reported_alone() {
        var broken = Deliveries.batch(List.of(event(), event()));
        broken.getRecords()
                .getFirst()
                .setBody(broken.getRecords().getFirst().getBody().replace("ObjectEvent", "Event"));

        var failed = new EpcisProjector(new EpcisTable(LocalAws.dynamoDb(), table))
                .handleRequest(broken, NoLambda.CONTEXT)
                .getBatchItemFailures();

        assertThat(failed)
                .singleElement()
                .satisfies(each -> assertThat(each.getItemIdentifier()).isEqualTo("m0"));
        assertThat(found("EQ_bizStep", "receiving")).isEqualTo(1);
    }

    private static RecordedEvent event() {
        return Partner.recorded("""
                {"eventID": "urn:uuid:00000000-0000-4000-8000-000000000001", "type": "ObjectEvent",
                 "action": "OBSERVE", "eventTime": "2026-11-01T08:00:00Z", "eventTimeZoneOffset": "+00:00",
                 "epcList": ["urn:epc:id:sscc:0614141.1234567890"], "bizStep": "receiving",
                 "readPoint": {"id": "urn:x:gate"}}""", NINE);
    }

    /// @return how many failed
    private int deliver(RecordedEvent event, AtomicInteger writesLeft) {
        return new EpcisProjector(new EpcisTable(failingAfter(writesLeft), table))
                .handleRequest(Deliveries.batch(List.of(event)), NoLambda.CONTEXT)
                .getBatchItemFailures()
                .size();
    }

    private static DynamoDbClient failingAfter(AtomicInteger writesLeft) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                CutShortTest.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("putItem") && writesLeft.getAndDecrement() <= 0) {
                        throw new IllegalStateException("dead");
                    }
                    try {
                        return method.invoke(LocalAws.dynamoDb(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private int found(String name, String value) {
        var request = Http.get("GET /epcis/events", Map.of(), Map.of(name, value));
        return Repository.eventsOf(api.handleRequest(request, NoLambda.CONTEXT)).size();
    }
}
