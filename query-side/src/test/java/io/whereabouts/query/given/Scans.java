package io.whereabouts.query.given;

import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// Scans on time, late and from fast clocks, and what is said of them later.
final class Scans {
    private final Ledger ledger;
    private int scans;

    Scans(Ledger ledger) {
        this.ledger = ledger;
    }

    void scan(Item item) {
        var happened = switch (ledger.random.nextInt(10)) {
            case 0 -> ledger.now.plusSeconds(ledger.random.nextInt(600)); // a fast clock
            case 1 -> longAgo(item);
            default -> ledger.happened();
        };
        var effective = happened.isBefore(ledger.now) ? happened : ledger.now;
        if (!item.trackedAt(effective)) {
            return;
        }
        var scan = new ScanId(new ScannerId("van-" + ledger.random.nextInt(3)), new SessionId("0"), scans++);
        var event = ledger.append(
                new PackageScanned(
                        item.id,
                        scan,
                        Given.position(ledger.random),
                        Optional.of(new BusinessStep("loading")),
                        Optional.empty(),
                        happened),
                new TagPosition("item=" + item.id.canonical(), "o#" + scan));
        var stored = new RecordedScan(scan, new EventId(event.eventId()), effective, event.recordedAt());
        item.scans.put(stored, true);
        item.scanned.add(stored);
    }

    /// Near to when another was, perhaps in an earlier life.
    private Instant longAgo(Item item) {
        return item.scanned.isEmpty()
                ? ledger.happened()
                : item.scanned
                        .get(ledger.random.nextInt(item.scanned.size()))
                        .effectiveAt()
                        .plusMillis(ledger.random.nextInt(2_000));
    }

    /// One of the newest, most of the time.
    void retractScan(Item item) {
        if (item.scanned.isEmpty()) {
            return;
        }
        var from = ledger.random.nextInt(4) == 0 ? 0 : Math.max(0, item.scanned.size() - 5);
        retract(item, item.scanned.get(from + ledger.random.nextInt(item.scanned.size() - from)));
    }

    void retractNewest(Item item) {
        item.scanned.stream()
                .filter(scan -> item.scans.getOrDefault(scan, true))
                .max(Comparator.comparing(RecordedScan::effectiveAt))
                .ifPresent(scan -> retract(item, scan));
    }

    private void retract(Item item, RecordedScan scan) {
        var standing = !item.scans.getOrDefault(scan, true);
        item.scans.put(scan, standing);
        ledger.record(
                item,
                new ScanRetracted(
                        item.id,
                        scan,
                        standing,
                        new Text("wrong"),
                        item.leaves,
                        ledger.now,
                        ledger.after(item.relied, ledger.now)));
    }
}
