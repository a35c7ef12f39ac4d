package io.whereabouts.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// What is known of it was replaced, all at once.
///
/// @param client whose package it is: a company, never a person, because an event cannot be forgotten
/// @param reference the client's or our own order reference
/// @param contents at most [PackageRegistered#MOST_CONTENTS] lines
/// @param expectedAt when it should arrive
@Event(namespace = "whereabouts", name = "PackageDescribed", version = "1")
public record PackageDescribed(
        @EventTag(key = Tags.LIFE) PackageId packageId,
        Optional<Text> client,
        Optional<Text> reference,
        Optional<Text> description,
        List<Content> contents,
        Optional<Instant> expectedAt,
        Instant happenedAt,
        Instant effectiveAt)
        implements PackageDecision {
    public PackageDescribed {
        contents = PackageRegistered.atMost(contents);
        expectedAt = expectedAt.map(at -> Moment.within("expectedAt", at));
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}
