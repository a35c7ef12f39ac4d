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
/// @param contents at most 200 lines: with the longest texts still less than an event may have, 200 KB
/// @param expectedAt when it should arrive
@Event(namespace = "whereabouts", name = "PackageRegistered", version = "1")
public record PackageRegistered(
        @EventTag(key = Tags.LIFE) PackageId packageId,
        boolean tracked,
        Optional<Text> client,
        Optional<Text> reference,
        Optional<Text> description,
        List<Content> contents,
        Optional<Instant> expectedAt,
        Instant happenedAt,
        Instant effectiveAt)
        implements PackageDecision {
    public static final int MOST_CONTENTS = 200;

    public PackageRegistered {
        contents = atMost(contents);
        expectedAt = expectedAt.map(at -> Moment.within("expectedAt", at));
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }

    static List<Content> atMost(List<Content> contents) {
        if (contents.size() > MOST_CONTENTS) {
            throw new IllegalArgumentException(
                    "contents must have at most %d lines, not %d; put like pieces on one line"
                            .formatted(MOST_CONTENTS, contents.size()));
        }
        return List.copyOf(contents);
    }
}
