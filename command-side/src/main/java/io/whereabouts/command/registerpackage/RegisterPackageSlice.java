package io.whereabouts.command.registerpackage;

import io.whereabouts.events.PackageId;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;

/// Puts this slice into a configuration.
public final class RegisterPackageSlice {
    private RegisterPackageSlice() {}

    public static EventSourcingConfigurer addTo(EventSourcingConfigurer configurer) {
        return configurer
                .registerEntity(
                        EventSourcedEntityModule.autodetected(PackageId.class, RegisterPackageHandler.State.class))
                .registerEntity(EventSourcedEntityModule.autodetected(String.class, AllotPackageHandler.Answered.class))
                .registerCommandHandlingModule(CommandHandlingModule.named("register package")
                        .commandHandlers()
                        .annotatedCommandHandlingComponent(configuration -> new RegisterPackageHandler())
                        .annotatedCommandHandlingComponent(configuration -> new AllotPackageHandler()));
    }
}
