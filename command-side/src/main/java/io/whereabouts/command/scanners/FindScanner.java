package io.whereabouts.command.scanners;

import io.whereabouts.events.ScannerId;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// Say what was decided about it. Nothing is recorded, and nothing that happens meanwhile conflicts with it.
@Command(namespace = "whereabouts", name = "FindScanner")
public record FindScanner(@TargetEntityId ScannerId scanner) {}
