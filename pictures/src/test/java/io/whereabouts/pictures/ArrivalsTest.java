package io.whereabouts.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.Tags;
import io.whereabouts.events.json.PictureTicketText;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ArrivalsTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private final InMemoryPictureObjects objects = new InMemoryPictureObjects();
    private final String table = DYNAMO_DB.createEventsTable();
    private final Arrivals arrivals =
            new Arrivals(new Reception(objects, new EventStore(DYNAMO_DB.client(), table, Clock.systemUTC())));

    @Test
    void an_upload_that_is_told_of_twice_is_recorded_once_in_the_name_of_who_asked_for_the_link() {
        var file = Files.jpeg(40, 30);
        var ticket = ReceptionTest.ticket(PictureFormat.JPEG, file.length);
        objects.put(ticket.pendingKey(), new PictureObjects.Upload(PictureTicketText.of(ticket), "image/jpeg", file));

        assertThat(failures(told(ticket.pendingKey()), told(ticket.pendingKey())))
                .isEmpty();

        var items = DYNAMO_DB.client().scan(scan -> scan.tableName(table)).items();
        assertThat(items).hasSize(1);
        assertThat(items.getFirst())
                .containsEntry("tag", AttributeValue.fromS(Tags.PICTURE + "=00106141412345678908"))
                .containsEntry(
                        "position", AttributeValue.fromS("o#" + ReceptionTest.LIFE + "#" + ReceptionTest.PICTURE))
                .containsEntry("type", AttributeValue.fromS("PictureAdded"))
                .containsEntry("version", AttributeValue.fromS("1"))
                .containsEntry("actor", AttributeValue.fromS("subject-1"))
                .containsEntry("correlationId", AttributeValue.fromS("correlation-1"))
                .containsEntry("causationId", AttributeValue.fromS(ReceptionTest.PICTURE.value()));
        assertThat(Objects.requireNonNull(items.getFirst().get("payload")).s())
                .contains("\"package\":\"00106141412345678908\"", "\"contentType\":\"image/jpeg\"");
    }

    @Test
    void one_that_fails_holds_up_no_other() {
        var file = Files.jpeg(40, 30);
        var ticket = ReceptionTest.ticket(PictureFormat.JPEG, file.length);
        objects.put(ticket.pendingKey(), new PictureObjects.Upload(PictureTicketText.of(ticket), "image/jpeg", file));

        assertThat(failures(told("pending/gone"), told(ticket.pendingKey()))).containsExactly("message-0");
        assertThat(objects.objects()).hasSize(2);
    }

    @Test
    void the_message_by_which_S3_tries_a_queue_is_nothing() {
        assertThat(failures("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"pictures\"}"))
                .isEmpty();
    }

    @Test
    void a_key_is_decoded_as_S3_encodes_it() {
        assertThat(Notification.keys(told("pending/a+b%2Fc"))).containsExactly("pending/a b/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"Records\":[]}", "{\"Records\":[{}]}", "not json"})
    void what_S3_never_says_is_an_error(String body) {
        assertThat(failures(body)).containsExactly("message-0");
    }

    private List<String> failures(String... bodies) {
        var messages = Stream.iterate(0, i -> i + 1)
                .limit(bodies.length)
                .map(i -> {
                    var message = new SQSMessage();
                    message.setMessageId("message-" + i);
                    message.setBody(bodies[i]);
                    return message;
                })
                .toList();
        var event = new SQSEvent();
        event.setRecords(messages);
        return arrivals.handleRequest(event, NoLambda.CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static String told(String key) {
        return "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"%s\"}}}]}"
                .formatted(key);
    }
}
