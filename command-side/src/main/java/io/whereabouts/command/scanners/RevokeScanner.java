package io.whereabouts.command.scanners;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.ScannerId;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// Refuse its scans from now on.
@Command(namespace = "whereabouts", name = "RevokeScanner")
public record RevokeScanner(@TargetEntityId ScannerId scanner, Stamp stamp) {}
