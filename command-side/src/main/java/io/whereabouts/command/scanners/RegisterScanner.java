package io.whereabouts.command.scanners;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.Text;
import java.util.Optional;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// Take its scans, and call it so.
@Command(namespace = "whereabouts", name = "RegisterScanner")
public record RegisterScanner(@TargetEntityId ScannerId scanner, Optional<Text> name, Stamp stamp) {}
