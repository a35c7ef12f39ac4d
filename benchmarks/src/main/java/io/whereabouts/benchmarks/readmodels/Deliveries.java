package io.whereabouts.benchmarks.readmodels;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.whereabouts.benchmarks.readmodels.ScanLines.Scan;
import io.whereabouts.events.Content;
import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Text;
import io.whereabouts.events.json.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Packages that are registered and then scanned, always somewhere else, as a queue hands them over. Every scan is
/// newer
/// than all before it.
final class Deliveries {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private final ScanLines lines;
    private final int packages;
    private long scans;

    Deliveries(int packages, long seed) {
        this.packages = packages;
        this.lines = new ScanLines(seed);
    }

    int packages() {
        return packages;
    }

    List<RecordedEvent> registrations() {
        return IntStream.range(0, packages)
                .mapToObj(n -> registered(ScanLines.packageId(n)))
                .toList();
    }

    /// @param each scans of one package, one after the other
    List<RecordedEvent> batch(int size, int each) {
        return IntStream.range(0, size)
                .mapToObj(n -> next(scans / each).recorded())
                .toList();
    }

    private Scan next(long n) {
        scans++;
        return lines.scan(ScanLines.packageId((int) (n % packages)), scans, START.plusMillis(scans));
    }

    private static RecordedEvent registered(PackageId id) {
        return new RecordedEvent(
                new EventId("01890000-0000-7000-8000-" + id.canonical().substring(7, 19)).value(),
                START,
                "clerk-7",
                "registration",
                "registration",
                List.of(new TagPosition("life=" + id.canonical(), "d#000000000000")),
                new PackageRegistered(
                        id,
                        true,
                        Optional.of(new Text("Adria Shipping")),
                        Optional.of(new Text("PO-" + id.canonical())),
                        Optional.empty(),
                        List.of(new Content(Optional.empty(), Optional.of(new Text("monitors")), 3)),
                        Optional.empty(),
                        START,
                        START));
    }

    /// As EventBridge and SQS wrap them.
    static SQSEvent delivered(List<RecordedEvent> events) {
        var delivered = new SQSEvent();
        delivered.setRecords(new ArrayList<>(events.stream()
                .map(recorded -> {
                    var message = new SQSMessage();
                    message.setMessageId(recorded.eventId());
                    message.setBody("{\"detail\":%s}".formatted(EventJson.detail(recorded)));
                    return message;
                })
                .toList()));
        return delivered;
    }
}
