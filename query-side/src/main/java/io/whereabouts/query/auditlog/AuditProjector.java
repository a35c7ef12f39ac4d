package io.whereabouts.query.auditlog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.whereabouts.query.sqs.Batch;
import io.whereabouts.query.sqs.Message;
import java.time.InstantSource;
import java.util.HashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/// Writes each batch of events as one object, which is never altered.
public final class AuditProjector implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger log = LoggerFactory.getLogger(AuditProjector.class);

    private final AuditObjects objects;
    private final InstantSource clock;

    /// As Lambda makes it: everything else comes from the environment.
    public AuditProjector() {
        this(new S3AuditObjects(S3Client.create(), System.getenv("AUDIT_BUCKET")), InstantSource.system());
    }

    AuditProjector(AuditObjects objects, InstantSource clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var batch = Batch.of(event);
        var notWritten = new HashSet<String>();
        for (var object : LogObject.of(batch.messages())) {
            var key = object.key(clock.instant());
            try {
                var written = objects.putIfAbsent(key, object.bytes());
                log.atInfo()
                        .addKeyValue("key", key)
                        .addKeyValue("events", object.events().size())
                        .addKeyValue("correlation_ids", Batch.correlationIds(object.events()))
                        .log(written ? "log object written" : "log object was there already");
            } catch (RuntimeException e) { // all its messages come again, together or not
                object.events().forEach(message -> notWritten.add(eventId(message)));
                object.events()
                        .forEach(message -> log.atError()
                                .addKeyValue(
                                        "correlation_id", message.recorded().correlationId())
                                .addKeyValue("event_id", eventId(message))
                                .addKeyValue("key", key)
                                .addKeyValue("reason", e.toString())
                                .log("event not written"));
                log.atError().addKeyValue("key", key).setCause(e).log("log object not written");
            }
        }
        return batch.response(batch.messages().stream()
                .filter(message -> notWritten.contains(eventId(message)))
                .toList());
    }

    private static String eventId(Message message) {
        return message.recorded().eventId();
    }
}
