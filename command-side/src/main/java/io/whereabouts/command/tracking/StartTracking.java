package io.whereabouts.command.tracking;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.PackageId;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// Keep its scans from now on.
@Command(namespace = "whereabouts", name = "StartTracking")
public record StartTracking(@TargetEntityId PackageId packageId, Stamp stamp) {}
