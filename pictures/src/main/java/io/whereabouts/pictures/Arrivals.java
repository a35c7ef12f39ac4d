package io.whereabouts.pictures;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Files that were uploaded, as the bucket tells of them: at least once, in any order. What fails comes again, and
/// ends in the dead-letter queue with its reason in the log.
public final class Arrivals implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    private final Reception reception;

    /// As Lambda makes it: everything else comes from the environment.
    public Arrivals() {
        this(new Reception(
                new S3PictureObjects(S3Client.create(), System.getenv("PICTURES_BUCKET")),
                new EventStore(DynamoDbClient.create(), System.getenv("EVENTS_TABLE"), Clock.systemUTC())));
    }

    Arrivals(Reception reception) {
        this.reception = reception;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var failed = new ArrayList<BatchItemFailure>();
        for (var message : Optional.ofNullable(event.getRecords()).orElse(List.of())) {
            if (!isReceived(message)) {
                failed.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return SQSBatchResponse.builder().withBatchItemFailures(failed).build();
    }

    private boolean isReceived(SQSMessage message) {
        try {
            Notification.keys(message.getBody()).forEach(reception::receive);
            return true;
        } catch (RuntimeException e) { // whatever is wrong with one message, the others are not to blame
            log.atError()
                    .addKeyValue("message_id", message.getMessageId())
                    .setCause(e)
                    .log("picture not received");
            return false;
        }
    }
}
