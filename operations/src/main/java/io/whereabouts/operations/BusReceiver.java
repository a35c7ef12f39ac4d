package io.whereabouts.operations;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/// The bus itself: whoever subscribes to it gets the events.
record BusReceiver(EventBridgeClient client, String bus) implements Receiver {
    @Override
    public Left send(List<BusEvent> events) {
        var results = client.putEvents(
                        put -> put.entries(events.stream().map(this::entry).toList()))
                .entries();
        var refused = IntStream.range(0, events.size())
                .filter(i -> results.get(i).errorCode() != null)
                .boxed()
                .toList();
        return new Left(
                refused.stream().map(events::get).toList(),
                refused.stream()
                        .map(results::get)
                        .map(result -> "%s: %s".formatted(result.errorCode(), result.errorMessage()))
                        .findFirst()
                        .orElse(""));
    }

    private PutEventsRequestEntry entry(BusEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(BusEvent.SOURCE)
                .detailType(event.type())
                .detail(event.detail())
                .build();
    }
}
