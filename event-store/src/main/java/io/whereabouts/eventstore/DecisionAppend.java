package io.whereabouts.eventstore;

import io.whereabouts.eventstore.WriteResult.Busy;
import io.whereabouts.eventstore.WriteResult.Taken;
import io.whereabouts.eventstore.WriteResult.Unknown;
import io.whereabouts.eventstore.WriteResult.Written;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// One append of decisions, tried until it is written or something that it relied on has changed.
///
/// A decision is never written twice: an attempt moves on to a later position only when the earlier one is taken by
/// another event, and then an attempt whose reply was lost cannot be applied any more.
final class DecisionAppend {
    private static final int MOST_LOST_REPLIES = 3;

    private final DecisionLog log;
    private final DecisionWriter writer;
    private final EventItems format;
    private final Supplier<UUID> ids;
    private final Guard guard;
    private final List<PreparedDecision> decisions;
    private final SortedMap<String, Long> heads = new TreeMap<>();

    DecisionAppend(
            DecisionLog log,
            DecisionWriter writer,
            EventItems format,
            Supplier<UUID> ids,
            Guard guard,
            TagHeads sourced,
            List<PreparedDecision> decisions) {
        this.log = log;
        this.writer = writer;
        this.format = format;
        this.ids = ids;
        this.guard = guard;
        this.decisions = decisions;
        guard.tags().forEach(tag -> heads.put(tag, sourced.of(tag).orElse(0L)));
    }

    /// @return the heads of all tags that were written or checked
    /// @throws AppendConflict if an event that the criteria match was appended since they were read
    /// @throws AppendContended if others kept taking the positions; nothing was written
    TagHeads run() {
        readMissingHeads();
        var backoff = new Backoff("appending %s".formatted(this));
        var lostReplies = 0;
        while (true) {
            var plan = DecisionPlan.at(heads, decisions, guard.tags(), format);
            var token = ids.get().toString();
            var result = writer.write(plan, token);
            while (result instanceof Unknown unknown && ++lostReplies <= MOST_LOST_REPLIES) {
                if (isWritten(unknown.cause())) {
                    return new TagHeads(plan.heads());
                }
                result = writer.write(plan, token);
            }
            switch (result) {
                case Written written -> {
                    return new TagHeads(plan.heads());
                }
                case Unknown unknown -> throw unknown.cause();
                case Taken taken -> {
                    if (moveOn(taken.tags())) {
                        return new TagHeads(plan.heads());
                    }
                }
                case Busy busy -> {}
            }
            backoff.pause();
        }
    }

    /// Tags that are written, but were not read, guard nothing: only a free position is needed.
    private void readMissingHeads() {
        writtenTags().forEach(tag -> heads.computeIfAbsent(tag, log::head));
    }

    /// Goes behind what has taken the positions.
    ///
    /// @return whether it was this very append, so that it has been written
    private boolean moveOn(Collection<String> tags) {
        var slices = tags.stream()
                .map(tag -> log.from(tag, heads.getOrDefault(tag, 0L)))
                .toList();
        if (slices.stream().anyMatch(this::holdsOwn)) {
            return true;
        }
        for (var slice : slices) {
            if (guard.tags().contains(slice.tag()) && guard.concernedBy(slice.events())) {
                throw new AppendConflict(
                        "appending %s: under %s an event that the criteria match was appended since position %d was read; read again and decide again"
                                .formatted(this, slice.tag(), heads.getOrDefault(slice.tag(), 0L)));
            }
            heads.put(slice.tag(), slice.head());
        }
        return false;
    }

    private boolean isWritten(SdkException noReply) {
        try {
            var tag = decisions.getFirst().tags().getFirst();
            return holdsOwn(log.from(tag, heads.getOrDefault(tag, 0L)));
        } catch (SdkException unreadable) {
            noReply.addSuppressed(unreadable);
            throw noReply;
        }
    }

    private boolean holdsOwn(DecisionLog.Slice slice) {
        return slice.events().stream()
                .anyMatch(event -> event.id().equals(decisions.getFirst().id()));
    }

    private Set<String> writtenTags() {
        var tags = new TreeSet<String>();
        decisions.forEach(decision -> tags.addAll(decision.tags()));
        return tags;
    }

    @Override
    public String toString() {
        return "%d decision(s) under %s".formatted(decisions.size(), writtenTags());
    }
}
