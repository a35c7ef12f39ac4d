package io.whereabouts.query.currentlocation;

import io.whereabouts.query.drift.RecordedEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a row may hold beside its slots: the newest scan that counted at some moment since all that is settled was
/// recorded. Nobody knows at which moment, so each scan and each mark that came since may have been seen or not.
final class Besides {
    private final List<Candidate> candidates;

    /// @param surely whether it counted at each of these moments
    /// @param perhaps whether it did at one of them
    private record Candidate(Sighting sighting, boolean surely, boolean perhaps) {
        boolean isAfter(Sighting other) {
            return sighting.key().compareTo(other.key()) > 0;
        }
    }

    /// What one event says of one scan: that it was, or whether it counts.
    private record Saying(Slot slot, boolean settled) {
        private String position() {
            return slot.standing().map(Decided::position).orElse("");
        }
    }

    Besides(RecordedEvents recorded) {
        candidates = recorded.all().stream()
                .filter(event -> CurrentLocation.isToldBy(event.event()))
                .flatMap(event -> CurrentLocation.of(event).slots().greatest().stream()
                        .map(slot -> new Saying(slot, recorded.isSettled(event))))
                .collect(Collectors.groupingBy(saying -> saying.slot().key(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(sayings -> candidate(sayings).stream())
                .toList();
    }

    /// Empty if only its retraction is recorded.
    private static Optional<Candidate> candidate(List<Saying> sayings) {
        var outcomes = new ArrayList<>(List.of(true)); // from the last that is settled on
        sayings.stream()
                .filter(saying -> saying.slot().standing().isPresent())
                .sorted(Comparator.comparing(Saying::position))
                .forEach(saying -> {
                    if (saying.settled()) {
                        outcomes.clear();
                    }
                    saying.slot().standing().map(Decided::value).ifPresent(outcomes::add);
                });
        return sayings.stream()
                .flatMap(saying -> saying
                        .slot()
                        .scan()
                        .map(scan -> new Candidate(
                                new Sighting(saying.slot().key(), scan),
                                saying.settled() && !outcomes.contains(false),
                                outcomes.contains(true)))
                        .stream())
                .findFirst();
    }

    boolean allow(Optional<Sighting> beside) {
        return beside.map(this::allow).orElseGet(() -> candidates.stream().noneMatch(Candidate::surely));
    }

    private boolean allow(Sighting beside) {
        return candidates.stream()
                        .anyMatch(one -> one.perhaps() && one.sighting().equals(beside))
                && candidates.stream().noneMatch(one -> one.surely() && one.isAfter(beside));
    }
}
