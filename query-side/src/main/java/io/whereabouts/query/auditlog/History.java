package io.whereabouts.query.auditlog;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
        return ordered(once(packageId.canonical(), lookup.linesFor(packageId.canonical())));
    }

    /// The same of several: what they have in common is read once.
    public Map<PackageId, List<RecordedEvent>> ofEach(Collection<PackageId> packages) {
        var lines = lookup.linesFor(packages.stream().map(PackageId::canonical).toList());
        return packages.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> ordered(once(id.canonical(), lines.getOrDefault(id.canonical(), List.of())))));
    }

    private static List<RecordedEvent> ordered(Stream<String> lines) {
        return lines.map(EventJson::recorded)
                .sorted(Comparator.comparing(RecordedEvent::effectiveAt)
                        .thenComparing(RecordedEvent::recordedAt)
                        .thenComparing(RecordedEvent::eventId))
                .toList();
    }

    /// The same as entries, and what was retracted marked.
    List<Entry> entries(String packageId) {
        var history = once(packageId, lookup.linesFor(packageId))
                .map(line -> Entry.of(Entry.parsed(line), line.length()))
                .sorted(Comparator.comparing(Entry::mark))
                .toList();
        Corrections.mark(history);
        return history;
    }

    private static Stream<String> once(String packageId, List<String> lines) {
        return lines.stream()
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
}
