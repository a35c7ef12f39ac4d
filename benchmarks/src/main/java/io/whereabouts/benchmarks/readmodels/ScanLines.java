package io.whereabouts.benchmarks.readmodels;

import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.json.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/// Scans as the bus carries them, a million in a second or two: one is written by the contract's own code, and of the
/// others only what differs. Ids are as random as real ones, and so compress as badly.
final class ScanLines {
    private static final Scan SPECIMEN = new Scan(
            PackageId.parse("00106141412345678908"),
            987_654_321,
            Instant.parse("2001-02-03T04:05:06.789Z"),
            44.530_511,
            14.468_622,
            new UUID(0x1111111111111111L, 1),
            new UUID(0x1111111111111111L, 2),
            new UUID(0x1111111111111111L, 3));

    private final Random random;
    private final List<String> between = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();

    /// What differs from scan to scan.
    ///
    /// @param at both when it happened and when it was recorded
    record Scan(
            PackageId id,
            long sequence,
            Instant at,
            double latitude,
            double longitude,
            UUID event,
            UUID correlation,
            UUID causation) {

        /// As they are looked for in the specimen, and put into its copies.
        List<String> values() {
            return List.of(
                    id.canonical(),
                    Long.toString(sequence),
                    at.toString(),
                    Double.toString(latitude),
                    Double.toString(longitude),
                    event.toString(),
                    correlation.toString(),
                    causation.toString());
        }

        RecordedEvent recorded() {
            var scan = new ScanId(new ScannerId("dock-door-7"), new SessionId("0"), sequence);
            return new RecordedEvent(
                    event.toString(),
                    at,
                    "scanner-7",
                    correlation.toString(),
                    causation.toString(),
                    List.of(new TagPosition("item=" + id.canonical(), "o#dock-door-7#0#" + sequence)),
                    new PackageScanned(
                            id,
                            scan,
                            new Position(latitude, longitude, 12.5, Optional.of(4.0)),
                            Optional.of(new BusinessStep("loading")),
                            Optional.empty(),
                            at));
        }
    }

    ScanLines(long seed) {
        random = new Random(seed);
        var values = SPECIMEN.values();
        var specimen = EventJson.detail(SPECIMEN.recorded());
        var found = Pattern.compile(
                        String.join("|", values.stream().map(Pattern::quote).toList()))
                .matcher(specimen);
        var from = 0;
        while (found.find()) {
            between.add(specimen.substring(from, found.start()));
            marks.add(values.indexOf(found.group()));
            from = found.end();
        }
        between.add(specimen.substring(from));
    }

    /// Somewhere in a city.
    Scan scan(PackageId id, long sequence, Instant at) {
        return new Scan(
                id,
                sequence,
                at,
                44.5 + random.nextInt(50_000) / 1e6,
                14.4 + random.nextInt(50_000) / 1e6,
                uuid(),
                uuid(),
                uuid());
    }

    private UUID uuid() {
        return new UUID(
                (random.nextLong() & ~0xf000L) | 0x7000L, (random.nextLong() & Long.MAX_VALUE >>> 1) | Long.MIN_VALUE);
    }

    /// The same as `EventJson.detail`.
    String line(Scan scan) {
        var values = scan.values();
        var line = new StringBuilder(1_000);
        for (var i = 0; i < marks.size(); i++) {
            line.append(between.get(i)).append(values.get(marks.get(i)));
        }
        return line.append(between.getLast()).toString();
    }

    String line(PackageId id, long sequence, Instant at) {
        return line(scan(id, sequence, at));
    }

    /// The n-th package: a serial number and its check digit.
    static PackageId packageId(int n) {
        var digits = "1061414%010d".formatted(n);
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return PackageId.parse("00" + digits + (10 - sum % 10) % 10);
    }
}
