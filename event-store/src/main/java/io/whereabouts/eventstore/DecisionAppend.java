package io.whereabouts.eventstore;

import io.whereabouts.eventstore.ObservationOutcomes.Outcome;
import io.whereabouts.eventstore.WriteResult.Busy;
import io.whereabouts.eventstore.WriteResult.Refused;
import io.whereabouts.eventstore.WriteResult.Taken;
import io.whereabouts.eventstore.WriteResult.Unknown;
import io.whereabouts.eventstore.WriteResult.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// One append of decisions, and of observations that belong to them, tried until it is written or something that it
/// relied on has changed.
///
/// A decision is never written twice: an attempt moves on to a later position only when the earlier one is taken by
/// another event, and then an attempt whose reply was lost cannot be applied any more.
final class DecisionAppend {
    private static final int MOST_LOST_REPLIES = 3;

    private final DecisionLog log;
    private final DecisionWriter writer;
    private final EventItems format;
    private final Supplier<UUID> ids;
    private final Backoff backoff;
    private final Guard guard;
    private final List<PreparedDecision> decisions;
    private final List<PreparedObservation> observations;
    private final List<PreparedObservation> duplicates = new ArrayList<>();
    private final SortedMap<String, Long> heads = new TreeMap<>();
    private final List<SdkException> doubts = new ArrayList<>();

    DecisionAppend(
            DecisionLog log,
            DecisionWriter writer,
            EventItems format,
            Supplier<UUID> ids,
            Pause pause,
            Guard guard,
            TagHeads sourced,
            List<PreparedDecision> decisions,
            List<PreparedObservation> observations) {
        this.log = log;
        this.writer = writer;
        this.format = format;
        this.ids = ids;
        this.backoff = new Backoff(pause);
        this.guard = guard;
        this.decisions = decisions;
        this.observations = new ArrayList<>(observations);
        guard.tags().forEach(tag -> heads.put(tag, sourced.of(tag).orElse(0L)));
    }

    /// @return the heads of all tags that were written or checked
    /// @throws AppendConflict if an event that the criteria match was appended since they were read
    /// @throws ConflictingObservation if an observation was recorded before with other content; nothing was written
    /// @throws AppendContended if others kept writing there; nothing was written
    /// @throws AppendFailed if DynamoDB refused it, or could not be read; nothing was written
    /// @throws AppendUnsettled if it is not known whether it was written
    TagHeads run(Optional<ObservationOutcomes> outcomes) {
        try {
            var written = new TagHeads(write());
            outcomes.ifPresent(this::tell);
            return written;
        } catch (SdkException unreadable) {
            throw doubts.isEmpty() ? new AppendFailed(toString(), unreadable) : unsettled();
        }
    }

    private Map<String, Long> write() {
        readMissingHeads();
        while (true) {
            var plan = DecisionPlan.at(heads, decisions, observations, guard.tags(), format);
            if (write(plan) || (!backoff.pause() && isThereAfterAll())) {
                return plan.heads();
            }
        }
    }

    /// Tags that are written, but were not read, guard nothing: only a free position is needed.
    private void readMissingHeads() {
        writtenTags().forEach(tag -> heads.computeIfAbsent(tag, log::head));
    }

    /// @return whether it is written; if not, it may be tried again at the heads as they are now
    private boolean write(DecisionPlan plan) {
        var token = ids.get().toString();
        for (var replies = 0; ; replies++) {
            var result = writer.write(plan, token);
            result.doubt().ifPresent(doubts::add);
            switch (result) {
                case Written written -> {
                    return true;
                }
                case Taken taken -> {
                    return isOwn(taken);
                }
                case Busy busy -> {
                    return false;
                }
                case Refused refused -> {
                    return isThereThough(refused.cause());
                }
                case Unknown unknown -> {
                    if (isThere()) {
                        return true;
                    }
                    if (replies == MOST_LOST_REPLIES) {
                        throw unsettled();
                    }
                }
            }
        }
    }

    /// @return whether it was this very append that took the places; if not, it has gone behind what did, and no
    ///         earlier attempt can be applied any more
    private boolean isOwn(Taken taken) {
        if (goBehind(taken.tags())) {
            return true;
        }
        taken.observations().forEach((observation, stored) -> {
            if (observation.besides(stored, format) == Outcome.CONFLICTING) {
                throw new ConflictingObservation(List.of(observation.key()));
            }
            observations.remove(observation);
            duplicates.add(observation);
        });
        doubts.clear();
        return false;
    }

    private boolean goBehind(Collection<String> tags) {
        var slices = tags.stream()
                .map(tag -> log.from(tag, heads.getOrDefault(tag, 0L)))
                .toList();
        if (slices.stream().anyMatch(this::holdsOwn)) {
            awaitAll();
            return true;
        }
        for (var slice : slices) {
            var head = heads.getOrDefault(slice.tag(), 0L);
            if (guard.tags().contains(slice.tag()) && guard.concernedBy(slice.events())) {
                throw new AppendConflict(toString(), slice.tag(), head);
            }
            heads.put(slice.tag(), slice.head());
        }
        return false;
    }

    private boolean isThereThough(AwsServiceException refusal) {
        if (doubts.isEmpty()) {
            throw new AppendFailed(toString(), refusal);
        }
        return isThereAfterAll();
    }

    private boolean isThereAfterAll() {
        if (doubts.isEmpty()) {
            throw new AppendContended(toString(), backoff.attempts());
        }
        if (isThere()) {
            return true;
        }
        throw unsettled();
    }

    private boolean isThere() {
        var tag = decisions.getFirst().tags().getFirst();
        if (holdsOwn(log.from(tag, heads.getOrDefault(tag, 0L)))) {
            awaitAll();
            return true;
        }
        return false;
    }

    /// A transaction becomes visible item by item: whoever is told that it is written shall see all of it.
    private void awaitAll() {
        if (decisions.size() == 1 && decisions.getFirst().tags().size() == 1) {
            return;
        }
        for (var tag : writtenTags()) {
            var whole = false;
            while (!whole) {
                whole = holdsAll(log.from(tag, heads.getOrDefault(tag, 0L))) || !backoff.pause();
            }
        }
    }

    /// Any of them: all are written or none, and each may stand under tags of its own.
    private boolean holdsOwn(DecisionLog.Slice slice) {
        return slice.events().stream()
                .anyMatch(event ->
                        decisions.stream().anyMatch(decision -> decision.id().equals(event.id())));
    }

    private boolean holdsAll(DecisionLog.Slice slice) {
        return decisions.stream()
                .filter(decision -> decision.tags().contains(slice.tag()))
                .allMatch(decision ->
                        slice.events().stream().anyMatch(event -> event.id().equals(decision.id())));
    }

    private AppendUnsettled unsettled() {
        return new AppendUnsettled(toString(), doubts.getLast());
    }

    private void tell(ObservationOutcomes outcomes) {
        observations.forEach(written -> outcomes.add(written.key(), Outcome.RECORDED));
        duplicates.forEach(known -> outcomes.add(known.key(), Outcome.DUPLICATE));
    }

    private Set<String> writtenTags() {
        var tags = new TreeSet<String>();
        decisions.forEach(decision -> tags.addAll(decision.tags()));
        return tags;
    }

    @Override
    public String toString() {
        return "appending %d decision(s) under %s".formatted(decisions.size(), writtenTags());
    }
}
