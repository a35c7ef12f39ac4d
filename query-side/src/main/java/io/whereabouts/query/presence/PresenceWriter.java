package io.whereabouts.query.presence;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.whereabouts.query.auditlog.Folder;
import io.whereabouts.query.auditlog.History;
import io.whereabouts.query.auditlog.WholeLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/// Writes the sheets that are due, by the clock. The stack makes a metric of what it logs at the end.
public final class PresenceWriter implements RequestHandler<Map<String, String>, String> {
    /// To end the sheet that is begun.
    private static final Duration RESERVE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(PresenceWriter.class);

    private final Writer writer;
    private final InstantSource clock;

    /// As Lambda makes it: everything else comes from the environment.
    public PresenceWriter() {
        this(
                writer(S3Client.create(), System.getenv("AUDIT_BUCKET"), System.getenv("MERGED_BUCKET")),
                InstantSource.system());
    }

    PresenceWriter(Writer writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public String handleRequest(Map<String, String> input, Context context) {
        var late = writer.run(clock.instant(), () -> context.getRemainingTimeInMillis() < RESERVE.toMillis());
        log.atInfo().addKeyValue("late_seconds", late.toSeconds()).log("left to write");
        return "done";
    }

    private static Writer writer(S3Client s3, String log, String merged) {
        return new Writer(
                new LoggedObjects(WholeLog.in(s3, log)),
                new S3Sheets(s3, Folder.of(merged)),
                History.in(s3, log, merged)::ofEach);
    }
}
