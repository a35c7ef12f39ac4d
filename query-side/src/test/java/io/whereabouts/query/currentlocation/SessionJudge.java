package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScannerId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a session is to be told, worked out from the whole history: what is there now, against what would be there had
/// the session not scanned.
///
/// Of the read model it knows one thing, for that is what may be asked of it: it remembers the four newest scans of a
/// package, and if none of those counts, the newest that does.
final class SessionJudge {
    private static final int REMEMBERED = 4;
    private static final Comparator<RecordedEvent> NEWEST_FIRST = Comparator.comparing(RecordedEvent::effectiveAt)
            .thenComparing(RecordedEvent::recordedAt)
            .thenComparing(RecordedEvent::eventId)
            .reversed();

    private final List<RecordedEvent> history;
    private final ScannerId scanner;
    private final Judge now;
    private final Judge before;

    /// @param scanner of which all scans are one session
    SessionJudge(List<RecordedEvent> history, ScannerId scanner) {
        this.history = history;
        this.scanner = scanner;
        now = new Judge(history);
        var scanned = new HashSet<>(history);
        now.ids().stream()
                .filter(id -> !hasForgottenWhatWasBefore(id))
                .forEach(id -> scans(id).stream().filter(this::isOurs).forEach(scanned::remove));
        before = new Judge(history.stream().filter(scanned::contains).toList());
    }

    /// What each package in an area is found to be.
    Map<PackageId, Finding> in(Area area) {
        return findings(
                now.within(area),
                id -> saw(id) || now.seen(id).filter(this::isOurs).isPresent(),
                id -> before.seen(id)
                        .filter(seen -> area.contains(Judge.position(seen)))
                        .isPresent());
    }

    Map<PackageId, Finding> in(PackageId container) {
        var inside = new HashSet<>(now.ids());
        inside.removeIf(id -> !now.isRegistered(id)
                || now.container(id).filter(container::equals).isEmpty());
        return findings(inside, this::saw, id -> true);
    }

    private static Map<PackageId, Finding> findings(
            Set<PackageId> there, Predicate<PackageId> seen, Predicate<PackageId> expected) {
        var findings = new TreeMap<PackageId, Finding>(Comparator.comparing(PackageId::canonical));
        there.forEach(id -> {
            var surprise = expected.test(id) ? Finding.CONFIRMED : Finding.UNEXPECTED;
            findings.put(id, seen.test(id) ? surprise : Finding.MISSING);
        });
        return findings;
    }

    private boolean saw(PackageId id) {
        var counting = now.standing(id);
        return remembered(id).stream().filter(this::isOurs).anyMatch(counting::contains);
    }

    private boolean hasForgottenWhatWasBefore(PackageId id) {
        return scans(id).size() > REMEMBERED
                && remembered(id).stream().filter(now::stands).allMatch(this::isOurs);
    }

    private List<RecordedEvent> remembered(PackageId id) {
        var newest = scans(id).stream().limit(REMEMBERED).toList();
        return newest.stream().anyMatch(now::stands)
                ? newest
                : scans(id).stream().filter(now::stands).limit(1).toList();
    }

    private List<RecordedEvent> scans(PackageId id) {
        return history.stream()
                .filter(recorded -> recorded.event() instanceof PackageScanned)
                .filter(recorded ->
                        ((PackageEvent) recorded.event()).packageId().equals(id))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private boolean isOurs(RecordedEvent scan) {
        return ((PackageScanned) scan.event()).scan().scanner().equals(scanner);
    }
}
