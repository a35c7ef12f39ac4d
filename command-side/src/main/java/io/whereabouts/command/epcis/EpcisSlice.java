package io.whereabouts.command.epcis;

import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class EpcisSlice {
    private EpcisSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer.registerCommandHandlingModule(CommandHandlingModule.named("epcis")
                .commandHandlers()
                .annotatedCommandHandlingComponent(configuration -> new KeepHandler()));
    }
}
