package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.seen;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stored form, whole: what is stored once is there for ever, and the publishing path and every rebuild read
/// it.
abstract class StoredItemsContract {
    abstract DynamoDbUnderTest dynamoDb();

    private static final String ID = "01890000-0000-7000-8000-000000000000";

    private final TestStore store = new TestStore(dynamoDb());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_decision_has_a_copy_under_each_tag_that_lists_them_all() {
        var event = new GenericEventMessage(
                ID,
                new MessageType(OPENED, "2"),
                new TestStore.Fact("", "text"),
                Map.of("actor", "sub-1", "correlationId", "cor-1", "causationId", "cau-1"),
                Instant.parse("2026-11-01T10:00:00.123Z"));
        store.append(
                AppendCondition.none(),
                new GenericTaggedEventMessage<>(event, Set.of(new Tag("ship", "1"), new Tag("port", "a"))));

        var places = fromL(List.of(place("port=a", "d#000000000000"), place("ship=1", "d#000000000000")));
        assertThat(store.items())
                .containsExactly(
                        entry("port=a d#000000000000", item("port=a", true, places)),
                        entry("ship=1 d#000000000000", item("ship=1", false, places)));
    }

    private static Map<String, AttributeValue> item(String tag, boolean primary, AttributeValue places) {
        return Map.ofEntries(
                entry("tag", fromS(tag)),
                entry("position", fromS("d#000000000000")),
                entry("eventId", fromS(ID)),
                entry("type", fromS("Opened")),
                entry("version", fromS("2")),
                entry("recordedAt", fromS("2026-11-01T10:00:00.123Z")),
                entry("actor", fromS("sub-1")),
                entry("correlationId", fromS("cor-1")),
                entry("causationId", fromS("cau-1")),
                entry("payload", fromS("{\"key\":\"\",\"text\":\"text\"}")),
                entry("primary", fromBool(primary)),
                entry("positions", places));
    }

    @Test
    void an_observation_is_one_item_named_by_its_key() {
        store.record(seen("scanner-7#0#000000000012", "at sea", "item=1"));
        assertThat(store.items())
                .containsExactly(entry(
                        "item=1 o#scanner-7#0#000000000012",
                        Map.ofEntries(
                                entry("tag", fromS("item=1")),
                                entry("position", fromS("o#scanner-7#0#000000000012")),
                                entry("eventId", fromS("becf4909-2658-843d-a2bd-7949ea4a16af")),
                                entry("type", fromS("Seen")),
                                entry("version", fromS("1")),
                                entry("recordedAt", fromS("2026-11-01T10:00:00.123Z")),
                                entry("actor", fromS("sub-1")),
                                entry("correlationId", fromS("cor-1")),
                                entry("causationId", fromS("cau-1")),
                                entry("payload", fromS("{\"key\":\"scanner-7#0#000000000012\",\"text\":\"at sea\"}")),
                                entry("primary", fromBool(true)),
                                entry("positions", fromL(List.of(place("item=1", "o#scanner-7#0#000000000012")))))));
    }

    @Test
    void a_decision_comes_back_as_it_was_with_its_own_time() {
        var event = new GenericEventMessage(
                ID,
                new MessageType(new QualifiedName("elsewhere.Arrived"), "3"),
                new TestStore.Fact("", "text"),
                Map.of("actor", "sub-1", "tenant", "t"),
                TestStore.NOW.minusSeconds(60));
        store.append(AppendCondition.none(), new GenericTaggedEventMessage<>(event, Set.of(new Tag("ship", "1"))));

        var read = store.engine
                .source(SourcingCondition.conditionFor(TestStore.under("ship=1")), null)
                .next()
                .orElseThrow()
                .message();
        assertThat(read.identifier()).isEqualTo(ID);
        assertThat(read.type()).isEqualTo(event.type());
        assertThat(read.metadata()).isEqualTo(event.metadata());
        assertThat(read.timestamp()).isEqualTo("2026-11-01T09:59:00.123456Z");
        assertThat(store.items().values())
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .contains(
                                entry("timestamp", fromS("2026-11-01T09:59:00.123456Z")),
                                entry("recordedAt", fromS("2026-11-01T10:00:00.123Z"))));
        assertThat(read.payload()).isEqualTo("{\"key\":\"\",\"text\":\"text\"}");
    }

    @Test
    void names_of_types_are_short_within_the_namespace_and_never_confused() {
        var types = new TypeNames("ship");
        for (var name : List.of("ship.Opened", "Opened", "elsewhere.Opened", "elsewhere.ship.Opened")) {
            var type = new QualifiedName(name);
            assertThat(types.read(types.stored(type))).isEqualTo(type);
        }
        assertThat(types.stored(new QualifiedName("ship.Opened"))).isEqualTo("Opened");
        assertThat(types.stored(new QualifiedName("Opened"))).isEqualTo(".Opened");
    }

    private static AttributeValue place(String tag, String position) {
        return fromM(Map.of("tag", fromS(tag), "position", fromS(position)));
    }
}
