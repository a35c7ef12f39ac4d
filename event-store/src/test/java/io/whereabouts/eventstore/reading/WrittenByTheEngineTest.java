package io.whereabouts.eventstore.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import io.whereabouts.eventstore.LocalDynamoDb;
import io.whereabouts.eventstore.ObservationKeys;
import io.whereabouts.eventstore.reading.Mended.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The engine's own items, not those of [Events].
class WrittenByTheEngineTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final QualifiedName OPENED = new QualifiedName("ship", "Opened");
    private static final QualifiedName SEEN = new QualifiedName("ship", "Seen");

    @Test
    void what_the_engine_appends_is_read_as_it_is_published_and_mended_to_the_letter() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB)) {
            var engine = DynamoDbEventStorageEngine.builder()
                    .client(table.client)
                    .table(table.name)
                    .converter(new DelegatingEventConverter(new JacksonConverter(new ObjectMapper())))
                    .observations(ObservationKeys.ofType(SEEN, event -> "gate-1##00001"))
                    .namespace("ship")
                    .build();
            append(engine, event(OPENED, "ship=1"));
            append(engine, event(SEEN, "ship=1"));
            append(engine, event(OPENED, "request=a", "ship=1", "harbour=1"));
            var before = table.items();
            assertThat(before).hasSize(5);

            var taken = new Taken();
            var summary = TableScan.of(table.client, table.name).build().read(taken);
            assertThat(taken.events)
                    .extracting(TableEvent::item)
                    .containsExactlyInAnyOrderElementsOf(before.values().stream()
                            .filter(item -> AttributeValue.fromBool(true).equals(item.get("primary")))
                            .toList());
            assertThat(taken.events).filteredOn(TableEvent::isObservation).hasSize(1);
            assertThat(summary.torn()).isEmpty();

            for (var place : taken.events.stream()
                    .map(TableEvent::positions)
                    .filter(places -> places.size() == 3)
                    .findFirst()
                    .orElseThrow()) {
                table.lose(new TableEvent(Objects.requireNonNull(before.get(place))));
                var torn = TableScan.of(table.client, table.name)
                        .build()
                        .read(page -> {})
                        .torn();
                assertThat(new Mending(table.client, table.name)
                                .mend(torn.getFirst())
                                .outcome())
                        .isEqualTo(Outcome.MENDED);
                assertThat(table.items()).isEqualTo(before);
            }
        }
    }

    private static void append(DynamoDbEventStorageEngine engine, TaggedEventMessage<?> event) {
        engine.appendEvents(AppendCondition.none(), null, List.of(event))
                .join()
                .commit(null)
                .join();
    }

    private static TaggedEventMessage<?> event(QualifiedName type, String... tags) {
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(
                        new MessageType(type, "1"), Map.of("text", "ünï"), Map.of("actor", "sub-1", "other", "x")),
                Arrays.stream(tags)
                        .map(tag -> tag.split("=", -1))
                        .map(tag -> new Tag(tag[0], tag[1]))
                        .collect(Collectors.toSet()));
    }
}
