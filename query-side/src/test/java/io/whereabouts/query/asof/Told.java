package io.whereabouts.query.asof;

import static io.whereabouts.query.given.Given.nineAnd;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Text;
import io.whereabouts.events.Unpacked;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.history.Histories;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A log in memory: what is told of a few packages, each second one thing, and which histories were read.
final class Told implements Histories {
    final List<PackageId> read = new ArrayList<>();
    private final List<RecordedEvent> log = new ArrayList<>();

    RecordedEvent that(RecordedEvent recorded) {
        log.add(recorded);
        return recorded;
    }

    RecordedEvent packed(PackageId child, PackageId container, int second) {
        var leaves = Packing.in(container, nineAnd(second), nineAnd(second));
        return that(Given.item(
                new Packed(child, container, Optional.of(leaves), nineAnd(second), nineAnd(second)), second));
    }

    RecordedEvent unpacked(PackageId child, PackageId container, int second) {
        var leaves = Packing.out(nineAnd(second), nineAnd(second));
        return that(Given.item(
                new Unpacked(child, container, Optional.of(leaves), nineAnd(second), nineAnd(second)), second));
    }

    void packingWasWrong(RecordedEvent packing, boolean standing, int second) {
        that(Given.item(
                new PackingRetracted(
                        ((PackageEvent) packing.event()).packageId(),
                        new EventId(packing.eventId()),
                        standing,
                        new Text("wrong pallet"),
                        Optional.empty(),
                        nineAnd(second),
                        nineAnd(second)),
                second));
    }

    RecordedEvent scanWasWrong(RecordedEvent recorded, boolean standing, int second) {
        var scan = (PackageScanned) recorded.event();
        return that(Given.item(
                new ScanRetracted(
                        scan.packageId(),
                        new RecordedScan(
                                scan.scan(),
                                new EventId(recorded.eventId()),
                                recorded.effectiveAt(),
                                recorded.recordedAt()),
                        standing,
                        new Text("wrong label"),
                        Optional.empty(),
                        nineAnd(second),
                        nineAnd(second)),
                second));
    }

    @Override
    public Map<PackageId, List<RecordedEvent>> of(Collection<PackageId> packages) {
        read.addAll(packages);
        return packages.stream().collect(Collectors.toMap(Function.identity(), this::history));
    }

    private List<RecordedEvent> history(PackageId packageId) {
        return log.stream()
                .filter(recorded ->
                        ((PackageEvent) recorded.event()).packageId().equals(packageId))
                .sorted(Comparator.comparing(RecordedEvent::effectiveAt)
                        .thenComparing(RecordedEvent::recordedAt)
                        .thenComparing(RecordedEvent::eventId))
                .toList();
    }
}
