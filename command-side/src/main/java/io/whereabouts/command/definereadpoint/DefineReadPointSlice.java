package io.whereabouts.command.definereadpoint;

import io.whereabouts.events.Sgln;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class DefineReadPointSlice {
    private DefineReadPointSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(EventSourcedEntityModule.autodetected(Sgln.class, ReadPoint.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("define read point")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new DefineReadPointHandler()));
    }
}
