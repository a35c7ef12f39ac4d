package io.whereabouts.command.describepackage;

import io.whereabouts.events.PackageId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class DescribePackageSlice {
    private DescribePackageSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(
                        EventSourcedEntityModule.autodetected(PackageId.class, DescribePackageHandler.State.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("describe package")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new DescribePackageHandler()));
    }
}
