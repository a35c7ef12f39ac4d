package io.whereabouts.query.epcis;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.epcis.EpcisEvent;
import io.whereabouts.events.epcis.QueryDocument.Found;
import io.whereabouts.query.sqs.Batch;
import io.whereabouts.query.sqs.Message;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts each event that a partner told us into the table. What is put never changes, so neither the order nor the
/// number of deliveries matters.
public final class EpcisProjector implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger log = LoggerFactory.getLogger(EpcisProjector.class);

    private final EpcisTable table;

    /// As Lambda makes it: everything else comes from the environment.
    public EpcisProjector() {
        this(new EpcisTable(DynamoDbClient.create(), System.getenv("EPCIS_EVENTS_TABLE")));
    }

    EpcisProjector(EpcisTable table) {
        this.table = table;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var batch = Batch.of(event);
        var failed = new ArrayList<Message>();
        for (var message : batch.messages()) {
            try {
                if (message.recorded().event() instanceof EpcisEventCaptured captured) {
                    table.put(new Found(
                            EpcisEvent.read(captured.document()),
                            message.recorded().recordedAt()));
                }
            } catch (RuntimeException e) { // whatever is wrong with one event, the others are not to blame
                failed.add(message);
                log.atError()
                        .addKeyValue("correlation_id", message.recorded().correlationId())
                        .addKeyValue("message_id", message.messageId())
                        .addKeyValue("event_id", message.recorded().eventId())
                        .setCause(e)
                        .log("event not projected");
            }
        }
        log.atInfo()
                .addKeyValue("events", batch.messages().size())
                .addKeyValue("failed", failed.size())
                .addKeyValue("correlation_ids", Batch.correlationIds(batch.messages()))
                .log("batch projected");
        return batch.response(failed);
    }
}
