package io.whereabouts.command.tracking;

import io.whereabouts.events.PackageId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class TrackingSlice {
    private TrackingSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(EventSourcedEntityModule.autodetected(PackageId.class, TrackingHandler.State.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("tracking")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new TrackingHandler()));
    }
}
