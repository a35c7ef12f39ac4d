package io.whereabouts.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.deployment.BucketQueue;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketEventsTest {
    private static final URI QUEUE = URI.create("http://127.0.0.1:7073/000000000000/arrivals");

    private final MemoryQueues queues = new MemoryQueues();
    private final BucketEvents events = new BucketEvents(
            List.of(new BucketQueue("pictures", "arn:aws:s3:::pictures", "pending/", QUEUE)),
            queue -> queues,
            "eu-central-1",
            InstantSource.fixed(Instant.parse("2026-11-01T10:00:00Z")));

    @Test
    void a_new_object_is_told_as_S3_tells_it() throws JsonProcessingException {
        events.created("/pictures/pending/a b%", 17);

        var record = new ObjectMapper()
                .readTree(queues.bodies(QUEUE).getFirst())
                .path("Records")
                .path(0);
        assertThat(record.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(record.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::pictures");
        assertThat(record.at("/s3/object/key").asText()).isEqualTo("pending/a+b%25");
        assertThat(record.at("/s3/object/size").asLong()).isEqualTo(17);
    }

    @Test
    void another_prefix_or_bucket_is_told_to_nobody() {
        events.created("/pictures/pictures/1", 17);
        events.created("/audit/pending/1", 17);
        events.created("/pictures", 0);
        assertThat(queues.bodies(QUEUE)).isEmpty();
    }

    @Test
    void a_queue_that_is_away_for_a_moment_is_told_later() {
        queues.failNext(2);
        events.created("/pictures/pending/1", 17);
        assertThat(queues.bodies(QUEUE)).hasSize(1);
    }

    @Test
    void a_queue_is_tried_as_soon_as_it_is_to_be_told() {
        events.introduce();
        assertThat(queues.bodies(QUEUE)).singleElement().asString().contains("\"Event\":\"s3:TestEvent\"");
    }
}
