package io.whereabouts.command.packing;

import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class PackingSlice {
    private PackingSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(EventSourcedEntityModule.autodetected(Situation.Of.class, Situation.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("packing")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new PackingHandler()));
    }
}
