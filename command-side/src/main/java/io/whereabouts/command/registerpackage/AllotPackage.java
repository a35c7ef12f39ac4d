package io.whereabouts.command.registerpackage;

import io.whereabouts.command.Stamp;
import io.whereabouts.events.Content;
import io.whereabouts.events.Sscc;
import io.whereabouts.events.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.commandhandling.annotation.Command;

/// Register a package under an identifier that nobody has yet.
///
/// @param request names this request, so that it is answered once, however often it is sent
/// @param candidates the first that is free is taken
@Command(namespace = "whereabouts", name = "AllotPackage")
public record AllotPackage(
        String request,
        List<Sscc> candidates,
        boolean tracked,
        Optional<Text> client,
        Optional<Text> reference,
        Optional<Text> description,
        List<Content> contents,
        Optional<Instant> expectedAt,
        Stamp stamp) {
    public AllotPackage {
        candidates = List.copyOf(candidates);
        contents = List.copyOf(contents);
    }

    RegisterPackage as(Sscc id) {
        return new RegisterPackage(id, tracked, client, reference, description, contents, expectedAt, stamp);
    }
}
