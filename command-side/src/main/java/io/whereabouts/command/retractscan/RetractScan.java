package io.whereabouts.command.retractscan;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.Text;
import org.axonframework.messaging.commandhandling.annotation.Command;

/// Say that a scan was wrong, or that it stands after all.
///
/// @param scan that is stored: it never changes, so it may have been read before
@Command(namespace = "whereabouts", name = "RetractScan")
public record RetractScan(PackageId packageId, RecordedScan scan, boolean standing, Text reason, Stamp stamp) {}
