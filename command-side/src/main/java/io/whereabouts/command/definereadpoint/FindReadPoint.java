package io.whereabouts.command.definereadpoint;

import io.whereabouts.events.Sgln;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// Say how it was defined. Nothing is recorded, and nothing that happens meanwhile conflicts with it.
@Command(namespace = "whereabouts", name = "FindReadPoint")
public record FindReadPoint(@TargetEntityId Sgln readPoint) {}
