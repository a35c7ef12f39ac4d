package io.whereabouts.query.given;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a queue hands to a function.
public final class Deliveries {
    private Deliveries() {}

    /// The messages are named `m0`, `m1` and so on.
    public static SQSEvent batch(List<RecordedEvent> events) {
        return bodies(events.stream().map(Deliveries::envelope).toList());
    }

    public static SQSEvent bodies(List<String> bodies) {
        var event = new SQSEvent();
        event.setRecords(new ArrayList<>(IntStream.range(0, bodies.size())
                .mapToObj(i -> message("m" + i, bodies.get(i)))
                .toList()));
        return event;
    }

    private static SQSMessage message(String id, String body) {
        var message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        return message;
    }

    public static String envelope(RecordedEvent recorded) {
        return envelope(recorded.event().getClass().getSimpleName(), EventJson.detail(recorded));
    }

    /// As EventBridge writes it.
    public static String envelope(String type, String detail) {
        return """
                {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718","detail-type":%s,"source":"whereabouts",\
                "account":"111122223333","time":"2026-11-01T09:00:01Z","region":"eu-central-1","resources":[],\
                "detail":%s}""".formatted(JsonNodeFactory.instance.textNode(type), detail);
    }
}
