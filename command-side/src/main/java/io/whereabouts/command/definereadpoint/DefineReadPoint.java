package io.whereabouts.command.definereadpoint;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.AltitudeDatum;
import io.whereabouts.events.Position;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Text;
import io.whereabouts.events.Volume;
import java.util.Optional;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// What is scanned there is here, from now on. It says all: what it leaves out is no more.
///
/// @param position of the point, or of a point of the volume; altitudes are above the ellipsoid
/// @param altitudeDatum what they were given above
@Command(namespace = "whereabouts", name = "DefineReadPoint")
public record DefineReadPoint(
        @TargetEntityId Sgln readPoint,
        Optional<Text> name,
        Position position,
        Optional<Volume> volume,
        Optional<AltitudeDatum> altitudeDatum,
        Stamp stamp) {}
