package io.whereabouts.command.packing;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Text;
import org.axonframework.messaging.commandhandling.annotation.Command;

/// Say that a packing or an unpacking was wrong, or that it stands after all.
///
/// @param retracted its event
@Command(namespace = "whereabouts", name = "RetractPacking")
public record RetractPacking(PackageId packageId, EventId retracted, boolean standing, Text reason, Stamp stamp) {}
