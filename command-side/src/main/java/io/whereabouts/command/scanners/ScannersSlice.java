package io.whereabouts.command.scanners;

import io.whereabouts.events.ScannerId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class ScannersSlice {
    private ScannersSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(EventSourcedEntityModule.autodetected(ScannerId.class, Scanner.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("scanners")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new ScannersHandler()));
    }
}
