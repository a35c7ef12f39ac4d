package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.deployment.Deployment;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.event.ruler.GenericMachine;

/// The event buses: each event goes to the queues of each rule that matches.
final class EventBus implements EventSink {
    private record Target(Deployment.Rule rule, URI queue) {}

    private static final int LARGEST_EVENT = 256 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deployment deployment;
    private final Function<Deployment.Rule, Queues> queues;
    private final InstantSource clock;
    private final Map<String, GenericMachine<Deployment.Rule>> buses = new LinkedHashMap<>();

    /// @param queues as a rule may use them
    /// @throws IllegalArgumentException if a rule's pattern is none
    EventBus(Deployment deployment, Function<Deployment.Rule, Queues> queues, InstantSource clock) {
        this.deployment = deployment;
        this.queues = queues;
        this.clock = clock;
        for (var rule : deployment.rules()) {
            try {
                buses.computeIfAbsent(
                                rule.bus(),
                                name -> GenericMachine.<Deployment.Rule>builder()
                                        .build())
                        .addRule(rule, rule.pattern());
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "rule %s: EventBridge would not take its pattern %s: %s"
                                .formatted(rule.name(), rule.pattern(), e.getMessage()),
                        e);
            }
        }
    }

    @Override
    public void put(String bus, List<Entry> entries) throws Undelivered {
        var bodies = new LinkedHashMap<Target, List<String>>();
        for (var entry : entries) {
            var event = envelope(entry);
            var text = event.toString();
            if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_EVENT) {
                throw new Undelivered.Refused("an event of type " + entry.detailType() + " is larger than 256 KB");
            }
            var machine = buses.get(bus);
            for (var rule : machine == null ? List.<Deployment.Rule>of() : machine.rulesForJSONEvent(event)) {
                rule.queues()
                        .forEach(queue -> bodies.computeIfAbsent(new Target(rule, queue), some -> new ArrayList<>())
                                .add(text));
            }
        }
        for (var target : bodies.entrySet()) {
            queues.apply(target.getKey().rule()).send(target.getKey().queue(), target.getValue());
        }
    }

    private JsonNode envelope(Entry entry) {
        var event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", entry.detailType())
                .put("source", entry.source())
                .put("account", deployment.account())
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", deployment.region());
        event.putArray("resources");
        event.set("detail", entry.detail());
        return event;
    }
}
