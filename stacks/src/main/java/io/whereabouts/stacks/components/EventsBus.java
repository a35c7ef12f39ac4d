package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.EventBus;
import com.pulumi.aws.cloudwatch.EventBusArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/// The bus of package events. The pipe alone puts events on it; whoever wants some adds a rule and a queue.
public final class EventsBus extends ComponentResource {
    /// The `source` of every event on it.
    static final String SOURCE = "whereabouts";

    private final EventBus bus;

    public EventsBus(String name, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:EventsBus", name, options);
        bus = new EventBus(name, EventBusArgs.builder().name(stack.nameOf(name)).build(), Stack.in(this));
        registerOutputs(Map.of("busName", bus.name()));
    }

    public Output<String> name() {
        return bus.name();
    }

    EventBus bus() {
        return bus;
    }
}
