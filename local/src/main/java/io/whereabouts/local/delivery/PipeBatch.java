package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.deployment.Deployment;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a batch of a pipe through its enrichment to its bus. What fails is halved until one change is to blame;
/// that one is tried as often as the pipe says, and then named to the dead-letter queue.
final class PipeBatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger log = LoggerFactory.getLogger(PipeBatch.class);

    private final Deployment deployment;
    private final Deployment.Pipe pipe;
    private final FunctionCaller functions;
    private final EventSink bus;
    private final Queues queues;
    private final InstantSource clock;

    PipeBatch(
            Deployment deployment,
            Deployment.Pipe pipe,
            FunctionCaller functions,
            EventSink bus,
            Queues queues,
            InstantSource clock) {
        this.deployment = deployment;
        this.pipe = pipe;
        this.functions = functions;
        this.bus = bus;
        this.queues = queues;
        this.clock = clock;
    }

    /// Returns when the bus or the dead-letter queue has all of them.
    ///
    /// @param stream and `shard` where they come from
    void deliver(String stream, String shard, List<Change> changes) throws InterruptedException {
        var failures = new Backoff(100, 10_000);
        var outages = new Backoff(50, 1_000);
        while (true) {
            try {
                attempt(changes);
                return;
            } catch (Undelivered.Refused e) {
                outages.reset();
                if (changes.size() > 1) {
                    log.warn("pipe {}: a batch of {} is halved: {}", pipe.name(), changes.size(), e.getMessage());
                    var middle = changes.size() / 2;
                    deliver(stream, shard, changes.subList(0, middle));
                    deliver(stream, shard, changes.subList(middle, changes.size()));
                    return;
                }
                if (pipe.maximumRetries() >= 0 && failures.pauses() >= pipe.maximumRetries()) {
                    log.error("pipe {}: gives up change {}", pipe.name(), changes, e);
                    deadLetter(stream, shard, changes.get(0));
                    return;
                }
                log.warn("pipe {}: tries again: {}", pipe.name(), e.getMessage());
                failures.pause();
            } catch (Undelivered e) {
                // Not the change's fault, so it does not count.
                if (outages.pauses() == 0) {
                    log.warn("pipe {}: waits: {}", pipe.name(), e.getMessage());
                }
                outages.pause();
            }
        }
    }

    private void attempt(List<Change> changes) throws Undelivered, InterruptedException {
        var entries = new ArrayList<EventSink.Entry>();
        for (var detail : enriched(changes)) {
            if (!detail.isObject()) {
                throw new Undelivered.Refused("the detail of an event must be a JSON object, not " + detail);
            }
            entries.add(new EventSink.Entry(text(pipe.source(), detail), text(pipe.detailType(), detail), detail));
        }
        bus.put(pipe.bus(), entries);
    }

    private Iterable<JsonNode> enriched(List<Change> changes) throws Undelivered, InterruptedException {
        var input = JSON.createArrayNode();
        changes.forEach(change -> input.add(change.json()));
        if (pipe.enrichment().isEmpty()) {
            return input;
        }
        try {
            var output = JSON.readTree(functions.invoke(pipe.enrichment().get(), JSON.writeValueAsBytes(input)));
            return output.isArray() ? output : List.of(output);
        } catch (IOException e) {
            throw new Undelivered.Refused("the enrichment's answer is no JSON: " + e.getMessage());
        }
    }

    /// A text, or what a path such as `$.type` names.
    private static String text(String textOrPath, JsonNode detail) throws Undelivered {
        if (!textOrPath.startsWith("$.")) {
            return textOrPath;
        }
        var value = detail.at("/" + textOrPath.substring(2).replace('.', '/'));
        if (!value.isValueNode() || value.isNull()) {
            throw new Undelivered.Refused("there is no " + textOrPath + " in " + detail);
        }
        return value.asText();
    }

    /// Positions, not records: AWS's message says where in the stream to look.
    private void deadLetter(String stream, String shard, Change change) throws InterruptedException {
        var message = JSON.createObjectNode();
        message.putObject("context")
                .put(
                        "partnerResourceArn",
                        "arn:aws:pipes:%s:%s:pipe/%s".formatted(deployment.region(), deployment.account(), pipe.name()))
                .put("condition", "RetryAttemptsExhausted");
        message.put("version", "1.0").put("timestamp", clock.instant().toString());
        message.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", change.sequenceNumber())
                .put("endSequenceNumber", change.sequenceNumber())
                .put("approximateArrivalOfFirstRecord", change.at().toString())
                .put("approximateArrivalOfLastRecord", change.at().toString())
                .put("batchSize", 1)
                .put("streamArn", stream);
        var queue = pipe.deadLetterQueue();
        var outages = new Backoff(50, 1_000);
        while (queue.isPresent()) {
            try {
                queues.send(queue.get(), List.of(message.toString()));
                return;
            } catch (Undelivered e) {
                log.warn("pipe {}: its dead-letter queue: {}", pipe.name(), e.getMessage());
                outages.pause();
            }
        }
    }
}
