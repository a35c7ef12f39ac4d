package io.whereabouts.command.epcis;

import io.whereabouts.events.Observation;
import org.axonframework.messaging.commandhandling.annotation.Command;

/// Keep what a partner told.
@Command(namespace = "whereabouts", name = "Keep")
public record Keep(Observation told) {}
