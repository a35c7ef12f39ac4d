package io.whereabouts.query.currentlocation;

import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packing;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Unpacked;
import io.whereabouts.query.area.Area;
import io.whereabouts.query.given.Given;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Read models that look right, each with one mistake that somebody could make.
final class Mistakes {
    private Mistakes() {}

    /// A retracted scan gives its slot back.
    static final class NoMarkedSlots extends InMemoryModel {
        NoMarkedSlots(PackageScans scans) {
            super(scans);
        }

        @Override
        Row after(Optional<Row> before, CurrentLocation news) {
            var row = super.after(before, news);
            var location = row.location();
            var kept = location.slots().greatest().stream()
                    .filter(slot -> slot.standing().map(Decided::value).orElse(true))
                    .toList();
            return new Row(
                    new CurrentLocation(
                            location.packageId(),
                            location.life(),
                            location.packing(),
                            new Slots(kept, location.slots().cut()),
                            location.holds(),
                            location.heard(),
                            location.asOf()),
                    row.beside(),
                    row.version());
        }
    }

    /// Of two packings the one that happened later counts, not the one that was decided later.
    static final class HappenedOrder extends InMemoryModel {
        HappenedOrder(PackageScans scans) {
            super(scans);
        }

        @Override
        public void deliver(List<RecordedEvent> batch) {
            super.deliver(batch.stream().map(HappenedOrder::byTime).toList());
        }

        private static RecordedEvent byTime(RecordedEvent recorded) {
            if (!(recorded.event() instanceof ItemDecision decision)) {
                return recorded;
            }
            var time = Duration.between(Given.NINE.minusSeconds(3_600), decision.happenedAt())
                    .toMillis();
            return new RecordedEvent(
                    recorded.eventId(),
                    recorded.recordedAt(),
                    recorded.actor(),
                    recorded.correlationId(),
                    recorded.causationId(),
                    List.of(new TagPosition(recorded.positions().getFirst().tag(), "d#%012d".formatted(time))),
                    decision);
        }
    }

    /// What is packed stays where its container was then.
    static final class FrozenPlaces extends InMemoryModel {
        private final Map<Packing, Whereabouts> frozen = new HashMap<>();

        FrozenPlaces(PackageScans scans) {
            super(scans);
        }

        @Override
        public void deliver(List<RecordedEvent> batch) {
            super.deliver(batch);
            batch.stream()
                    .map(CurrentLocation::of)
                    .flatMap(location -> location.inForce().stream())
                    .forEach(packing -> packing.container()
                            .flatMap(this::chain)
                            .ifPresent(chain -> frozen.putIfAbsent(packing, chain.whereabouts())));
        }

        @Override
        public Optional<Verdict> on(PackageId id) {
            return locations
                    .find(id)
                    .flatMap(row -> row.location().inForce())
                    .filter(frozen::containsKey)
                    .map(packing -> Verdict.of(
                            Chain.inside(
                                    locations.find(id).orElseThrow(),
                                    Optional.ofNullable(frozen.get(packing)).orElseThrow()),
                            false))
                    .or(() -> super.on(id));
        }
    }

    /// Nobody says in a container's row that something was packed into it.
    static final class NoMarkedContainers extends InMemoryModel {
        NoMarkedContainers(PackageScans scans) {
            super(scans);
        }

        @Override
        void mark(PackageId container) {}
    }

    /// Who unpacks takes the mark back, though others may be in there.
    static final class MarksTakenBack extends InMemoryModel {
        MarksTakenBack(PackageScans scans) {
            super(scans);
        }

        @Override
        public void deliver(List<RecordedEvent> batch) {
            super.deliver(batch);
            batch.stream()
                    .flatMap(recorded -> recorded.event() instanceof Unpacked unpacked
                            ? locations.find(unpacked.container()).stream()
                            : Stream.empty())
                    .forEach(row -> locations.put(new Row(row.location().byItself(), row.beside(), row.version() + 1)));
        }
    }

    /// A box finds what was itself seen in it.
    static final class NothingPacked extends InMemoryModel {
        NothingPacked(PackageScans scans) {
            super(scans);
        }

        @Override
        public Set<PackageId> within(Area area) {
            return super.within(area).stream()
                    .filter(id -> chain(id).orElseThrow().whereabouts() instanceof Whereabouts.Located at
                            && at.by().equals(id))
                    .collect(Collectors.toSet());
        }
    }
}
