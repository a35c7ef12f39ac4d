package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.WriteToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The events table in memory.
final class Recorded implements PackageScans, Writes {
    private final List<RecordedEvent> events = new ArrayList<>();

    void record(List<RecordedEvent> more) {
        events.addAll(more);
    }

    @Override
    public Optional<Sighting> newest(PackageId packageId) {
        var standing = new HashMap<String, Decided<Boolean>>();
        var scans = new ArrayList<Sighting>();
        for (var recorded : events) {
            if (!((PackageEvent) recorded.event()).packageId().equals(packageId)) {
                continue;
            }
            if (recorded.event() instanceof ScanRetracted retraction) {
                standing.merge(
                        retraction.retracted().eventId().value(),
                        new Decided<>(recorded.positions().getFirst().position(), retraction.standing()),
                        Decided::latest);
            }
            if (recorded.event() instanceof PackageScanned scan) {
                scans.add(new Sighting(ScanKey.of(recorded), scan));
            }
        }
        return scans.stream()
                .filter(scan -> !standing.containsKey(scan.key().eventId())
                        || standing.get(scan.key().eventId()).value())
                .max(Comparator.comparing(Sighting::key));
    }

    @Override
    public Optional<Write> find(WriteToken token) {
        return events.stream()
                .filter(recorded -> recorded.positions().getFirst().tag().equals(token.tag()))
                .filter(recorded -> token.decision()
                        .map(event -> event.value().equals(recorded.eventId()))
                        .orElse(recorded.positions().getFirst().position().equals(token.name())))
                .findFirst()
                .map(Recorded::write);
    }

    private static Write write(RecordedEvent recorded) {
        var place = recorded.positions().getFirst();
        if (recorded.event() instanceof PackageScanned) {
            return new Write.Scan(ScanKey.of(recorded));
        }
        var number = Heard.number(place.position());
        return place.tag().startsWith("life=") ? new Write.InLife(number, number) : new Write.OfItem(number, number);
    }
}
