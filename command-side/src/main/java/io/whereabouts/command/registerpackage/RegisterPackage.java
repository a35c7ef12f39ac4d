package io.whereabouts.command.registerpackage;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.Content;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// @param tracked whether its scans are kept from now on
/// @param expectedAt when it should arrive
@Command(namespace = "whereabouts", name = "RegisterPackage")
public record RegisterPackage(
        @TargetEntityId PackageId packageId,
        boolean tracked,
        Optional<Text> client,
        Optional<Text> reference,
        Optional<Text> description,
        List<Content> contents,
        Optional<Instant> expectedAt,
        Stamp stamp) {
    public RegisterPackage {
        contents = List.copyOf(contents);
    }

    PackageRegistered registered(Instant effectiveAt) {
        return new PackageRegistered(
                packageId,
                tracked,
                client,
                reference,
                description,
                contents,
                expectedAt,
                stamp.happenedAt(),
                effectiveAt);
    }
}
