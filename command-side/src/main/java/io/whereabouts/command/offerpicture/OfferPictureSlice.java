package io.whereabouts.command.offerpicture;

import io.whereabouts.events.PackageId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class OfferPictureSlice {
    private OfferPictureSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(EventSourcedEntityModule.autodetected(PackageId.class, OfferPictureHandler.State.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("offer picture")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new OfferPictureHandler()));
    }
}
