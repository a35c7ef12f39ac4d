package io.whereabouts.command.status;

import io.whereabouts.events.PackageId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class StatusSlice {
    private StatusSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(EventSourcedEntityModule.autodetected(PackageId.class, StatusHandler.State.class))
                .registerEntity(EventSourcedEntityModule.autodetected(PackageId.class, CloseHandler.State.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("status")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new StatusHandler())
                        .annotatedCommandHandlingComponent(configuration -> new CloseHandler()));
    }
}
