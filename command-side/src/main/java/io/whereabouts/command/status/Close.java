package io.whereabouts.command.status;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.PackageId;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// End its life: nothing is recorded of it any more.
@Command(namespace = "whereabouts", name = "Close")
public record Close(@TargetEntityId PackageId packageId, Stamp stamp) {}
