package io.whereabouts.command.recordscans;

import io.whereabouts.events.PackageId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class RecordScansSlice {
    private RecordScansSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(EventSourcedEntityModule.autodetected(PackageId.class, Life.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("record scans")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new RecordScansHandler()));
    }
}
