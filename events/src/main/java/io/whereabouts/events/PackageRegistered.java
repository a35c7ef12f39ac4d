package io.whereabouts.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// A package became known.
///
/// @param tracked whether its scans are kept from now on
/// @param client whose package it is: a company, never a person, because an event cannot be forgotten
/// @param reference the client's or our own order reference
@Event(namespace = "whereabouts", name = "PackageRegistered", version = "1")
public record PackageRegistered(
        @EventTag(key = Tags.LIFE) PackageId packageId,
        boolean tracked,
        Optional<Text> client,
        Optional<Text> reference,
        Optional<Text> description,
        List<Content> contents,
        Instant happenedAt,
        Instant effectiveAt)
        implements Decision {
    public PackageRegistered {
        contents = List.copyOf(contents);
    }
}
