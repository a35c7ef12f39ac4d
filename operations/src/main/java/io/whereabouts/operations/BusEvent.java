package io.whereabouts.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.command.publishing.Enrichment;
import io.whereabouts.eventstore.reading.TableEvent;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A stored event as the pipe publishes it: its detail is made by the pipe's own enrichment.
///
/// @param detail JSON
record BusEvent(String type, String detail) {
    static final String SOURCE = "whereabouts";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// @throws UserError if this version of the program cannot read it
    static BusEvent of(TableEvent event) {
        var record = MAPPER.createObjectNode();
        record.putObject("dynamodb").set("NewImage", json(event.item()));
        try {
            return new BusEvent(event.type(), Enrichment.detail(record));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UserError(
                    "the event %s at %s %s cannot be read (%s); run the version of this program that wrote it, or a newer one"
                            .formatted(event.eventId(), event.tag(), event.position(), e.getMessage()));
        }
    }

    /// As a rule of the bus puts it into a queue. The detail is put in as it is, so that not one digit of it changes.
    String inQueue(WorkQueue queue) {
        var envelope = MAPPER.createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", type)
                .put("source", SOURCE)
                .put("account", queue.account())
                .put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", queue.region());
        envelope.putArray("resources");
        var text = envelope.toString();
        return text.substring(0, text.length() - 1) + ",\"detail\":" + detail + "}";
    }

    int bytes() {
        return detail.getBytes(StandardCharsets.UTF_8).length;
    }

    /// DynamoDB's JSON, as its stream carries it.
    private static ObjectNode json(Map<String, AttributeValue> item) {
        var json = MAPPER.createObjectNode();
        item.forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static JsonNode json(AttributeValue value) {
        var json = MAPPER.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case BOOL -> json.put("BOOL", value.bool());
            case M -> json.set("M", json(value.m()));
            case L -> {
                var list = json.putArray("L");
                value.l().forEach(element -> list.add(json(element)));
            }
            default -> throw new IllegalArgumentException("the event store writes no " + value.type());
        }
        return json;
    }
}
