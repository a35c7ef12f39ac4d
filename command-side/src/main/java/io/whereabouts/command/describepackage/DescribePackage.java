package io.whereabouts.command.describepackage;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.Content;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// Replace all that is known of it.
///
/// @param replaces the event that said what is to be replaced; empty for whatever it was
@Command(namespace = "whereabouts", name = "DescribePackage")
public record DescribePackage(
        @TargetEntityId PackageId packageId,
        Optional<Text> client,
        Optional<Text> reference,
        Optional<Text> description,
        List<Content> contents,
        Optional<Instant> expectedAt,
        Optional<String> replaces,
        Stamp stamp) {
    public DescribePackage {
        contents = List.copyOf(contents);
    }

    PackageDescribed described(Instant effectiveAt) {
        return new PackageDescribed(
                packageId, client, reference, description, contents, expectedAt, stamp.happenedAt(), effectiveAt);
    }
}
