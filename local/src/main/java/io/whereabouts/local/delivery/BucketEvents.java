package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.deployment.BucketQueue;
import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.lambda.RoleCredentials;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What S3 tells queues: S3Proxy tells nobody, so whoever passes calls on to it does.
///
/// See "Event message structure" in the S3 User Guide. Here it is told before the upload is answered, there a moment
/// later; and what is told while this process is killed is lost, where S3 would tell it again.
public final class BucketEvents {
    private static final Logger log = LoggerFactory.getLogger(BucketEvents.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final List<BucketQueue> queues;
    private final Function<BucketQueue, Queues> senders;
    private final String region;
    private final InstantSource clock;

    BucketEvents(List<BucketQueue> queues, Function<BucketQueue, Queues> senders, String region, InstantSource clock) {
        this.queues = queues;
        this.senders = senders;
        this.region = region;
        this.clock = clock;
    }

    /// @param endpoint that answers calls under a role: each bucket's right to send is its queue's policy
    public static BucketEvents of(Deployment deployment, List<BucketQueue> queues, URI endpoint) {
        var aws = new Aws(deployment, endpoint);
        return new BucketEvents(
                queues,
                queue -> aws.queues(RoleCredentials.ofService("s3.amazonaws.com", queue.bucketArn())),
                deployment.region(),
                InstantSource.system());
    }

    /// As S3 does when it is told where to tell: a queue that takes nothing from it is found out now.
    public void introduce() {
        queues.forEach(queue -> send(
                queue,
                JSON.createObjectNode()
                        .put("Service", "Amazon S3")
                        .put("Event", "s3:TestEvent")
                        .put("Time", clock.instant().toString())
                        .put("Bucket", queue.bucket())
                        .toString()));
    }

    /// @param path bucket and key, as in `/pictures/pending/1`
    /// @param size in bytes
    public void created(String path, long size) {
        var bucket = path.replaceFirst("^/([^/]*).*", "$1");
        var key = path.replaceFirst("^/[^/]*/?", "");
        queues.stream()
                .filter(queue -> queue.bucket().equals(bucket) && !key.isEmpty() && key.startsWith(queue.prefix()))
                .forEach(queue -> send(queue, message(queue, key, size)));
    }

    private String message(BucketQueue queue, String key, long size) {
        var message = JSON.createObjectNode();
        var record = message.putArray("Records").addObject();
        record.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", region)
                .put("eventTime", clock.instant().toString())
                .put("eventName", "ObjectCreated:Put");
        var s3 = record.putObject("s3").put("s3SchemaVersion", "1.0");
        s3.putObject("bucket").put("name", queue.bucket()).put("arn", queue.bucketArn());
        s3.putObject("object")
                .put("key", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"))
                .put("size", size)
                .put("sequencer", UUID.randomUUID().toString().replace("-", ""));
        return message.toString();
    }

    private void send(BucketQueue queue, String message) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                senders.apply(queue).send(queue.queue(), List.of(message));
                return;
            } catch (Undelivered e) {
                log.error("bucket {} could not tell {}: {}", queue.bucket(), queue.queue(), e.getMessage());
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
