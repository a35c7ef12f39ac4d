package io.whereabouts.query.auditlog;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.epcis.PackageLife.Told;
import io.whereabouts.events.json.EventJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/// What the log tells other readers of a package: its events as they were recorded.
public final class PackageHistory {
    private final History history;

    PackageHistory(History history) {
        this.history = history;
    }

    /// @param environment of a function that may read the log
    public static PackageHistory in(S3Client s3, Map<String, String> environment) {
        var bucket = Optional.ofNullable(environment.get("AUDIT_BUCKET")).orElseThrow();
        return new PackageHistory(new History(new S3AuditObjects(s3, bucket)));
    }

    /// Each event once, in the order of effective times.
    public List<Told> of(PackageId id) {
        return history.of(id.canonical()).stream().map(PackageHistory::told).toList();
    }

    private static Told told(Entry entry) {
        var document = entry.document();
        return new Told(
                entry.mark().eventId(),
                entry.mark().recordedAt(),
                document.path("causationId").asText(),
                EventJson.event(
                        document.path("type").asText(),
                        document.path("version").asText(),
                        document.path("payload").toString()));
    }
}
