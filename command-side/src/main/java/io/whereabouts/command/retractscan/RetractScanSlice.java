package io.whereabouts.command.retractscan;

import io.whereabouts.events.PackageId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class RetractScanSlice {
    private RetractScanSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(EventSourcedEntityModule.autodetected(PackageId.class, RetractScanHandler.State.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("retract scan")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new RetractScanHandler()));
    }
}
