package io.whereabouts.query.auditlog;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/// All that ever happened to a package.
public final class History {
    private final Lookup lookup;

    History(Lookup lookup) {
        this.lookup = lookup;
    }

    /// As it lies in S3.
    ///
    /// @param log the bucket of the log
    /// @param merged the bucket of what merges made of it
    public static History in(S3Client s3, String log, String merged) {
        return new History(new Lookup(new S3AuditObjects(s3, log), new S3MergedObjects(s3, merged), Requests.atOnce()));
    }

    /// The events of this package, each once, in the order in which they count: with who did it, when it happened and
    /// when it was recorded.
    public List<RecordedEvent> of(PackageId packageId) {
        return once(packageId.canonical())
                .map(EventJson::recorded)
                .sorted(Comparator.comparing(RecordedEvent::effectiveAt)
                        .thenComparing(RecordedEvent::recordedAt)
                        .thenComparing(RecordedEvent::eventId))
                .toList();
    }

    /// The same as entries, and what was retracted marked.
    List<Entry> entries(String packageId) {
        var history = once(packageId)
                .map(line -> Entry.of(Entry.parsed(line), line.length()))
                .sorted(Comparator.comparing(Entry::mark))
                .toList();
        Corrections.mark(history);
        return history;
    }

    private Stream<String> once(String packageId) {
        var digits = leadingDigits(packageId);
        return lookup.linesFor(packageId).stream()
                .filter(line -> line.contains(digits)) // spares parsing most of the others
                .map(Parsed::of)
                .filter(parsed ->
                        parsed.detail().at("/payload/package").asText().equals(packageId))
                .collect(Collectors.toMap(Parsed::eventId, Function.identity(), (first, again) -> first))
                .values()
                .stream()
                .map(Parsed::line);
    }

    private record Parsed(String line, JsonNode detail) {
        static Parsed of(String line) {
            return new Parsed(line, Entry.parsed(line));
        }

        String eventId() {
            return detail.path("eventId").asText();
        }
    }

    /// What of an identifier looks the same in any JSON: other characters may be escaped, a `"` has to be.
    private static String leadingDigits(String packageId) {
        return packageId.split("[^0-9]", 2)[0];
    }
}
