package io.whereabouts.query.auditlog;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;

/// The log by the hours in which it was written, for whoever reads all of it.
public final class LogHours {
    private final AuditObjects log;

    LogHours(AuditObjects log) {
        this.log = log;
    }

    /// As it lies in S3.
    public static LogHours in(S3Client s3, String bucket) {
        return new LogHours(new S3AuditObjects(s3, bucket));
    }

    /// The hours in which anything was written, and how many bytes.
    ///
    /// @param hour after which; as names have it, `2026-11-01T09`; empty for all
    public SortedMap<String, Long> after(String hour) {
        var hours = new TreeMap<String, Long>();
        for (var object : objects(LogObject.PREFIX, hour.isEmpty() ? "" : LogObject.hourPrefix(hour) + "0")) {
            hours.merge(LogObject.hourOf(object.key()), object.length(), Long::sum);
        }
        return hours;
    }

    /// Each event of an hour, in no order, and as often as it was delivered.
    public void read(String hour, Consumer<RecordedEvent> events) {
        for (var object : objects(LogObject.hourPrefix(hour) + "/", "")) {
            LogLines.read(log, object).texts().map(EventJson::recorded).forEach(events);
        }
    }

    private List<Listed> objects(String prefix, String after) {
        return log.list(prefix, after).stream()
                .filter(object -> object.key().endsWith(LogObject.SUFFIX))
                .toList();
    }
}
