package io.whereabouts.query.auditlog;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;

/// The log, object by object, for whoever reads all of it.
public final class WholeLog {
    private final AuditObjects log;

    WholeLog(AuditObjects log) {
        this.log = log;
    }

    /// As it lies in S3.
    public static WholeLog in(S3Client s3, String bucket) {
        return new WholeLog(new S3AuditObjects(s3, bucket));
    }

    /// An object of the log.
    ///
    /// @param hour in which it was written: `2026-11-01T09`, in UTC
    public record Written(String key, String hour, long bytes) {}

    /// In the order of their keys: hour by hour.
    ///
    /// @param hour after which they were written; empty for all
    public List<Written> after(String hour) {
        return log.list(LogObject.PREFIX, hour.isEmpty() ? "" : LogObject.hourPrefix(hour) + "0").stream()
                .filter(object -> object.key().endsWith(LogObject.SUFFIX))
                .map(object -> new Written(object.key(), LogObject.hourOf(object.key()), object.length()))
                .toList();
    }

    /// Each event in an object, in no order, and as often as it was delivered.
    public void read(Written object, Consumer<RecordedEvent> events) {
        LogLines.read(log, new Listed(object.key(), object.bytes()))
                .texts()
                .map(EventJson::recorded)
                .forEach(events);
    }
}
