package io.whereabouts.command.status;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.PackageId;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// Say what became of it.
///
/// @param status another than [Status#CLOSED], which is [Close]
@Command(namespace = "whereabouts", name = "SetStatus")
public record SetStatus(@TargetEntityId PackageId packageId, Status status, Stamp stamp) {
    public SetStatus {
        if (status == Status.CLOSED) {
            throw new IllegalArgumentException("a package is closed by the command Close");
        }
    }
}
