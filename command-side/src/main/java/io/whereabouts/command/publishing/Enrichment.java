package io.whereabouts.command.publishing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.json.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The pipe's enrichment: stream records of the events table in, the `detail` of their bus events out, in order.
/// One that it cannot read fails its batch, and is never left out: the pipe then halves the batch until that one is
/// alone, and sends its place in the stream to the dead-letter queue.
public final class Enrichment implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Enrichment.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var records = MAPPER.readTree(input);
        if (!records.isArray()) {
            throw new IllegalArgumentException("a pipe sends a list of stream records, not " + records.getNodeType());
        }
        var details = new ArrayList<String>();
        var correlationIds = new LinkedHashSet<String>();
        for (var record : records) {
            details.add(detail(record));
            correlationIds.add(correlationId(record));
        }
        // The stack makes a metric of the age: no pipe has one of its own.
        LOG.atInfo()
                .addKeyValue("events", details.size())
                .addKeyValue("age_seconds", ageSeconds(records))
                .addKeyValue("correlation_ids", correlationIds)
                .log("batch enriched");
        output.write(("[" + String.join(",", details) + "]").getBytes(StandardCharsets.UTF_8));
    }

    /// Of one stream record; also for whoever publishes again.
    ///
    /// @throws IllegalArgumentException if its item is not one that this version of the contract can read
    public static String detail(JsonNode record) {
        var item = record.path("dynamodb").path("NewImage");
        MDC.put("correlation_id", correlationId(record));
        try {
            return EventJson.detail(new StoredItem(item).recorded());
        } catch (IllegalArgumentException | DateTimeException e) {
            LOG.atError()
                    .addKeyValue("tag", item.path("tag").path("S").asText())
                    .addKeyValue("position", item.path("position").path("S").asText())
                    .addKeyValue(
                            "sequence_number",
                            record.path("dynamodb").path("SequenceNumber").asText())
                    .setCause(e)
                    .log("event not published: its item cannot be read");
            throw e;
        } finally {
            MDC.remove("correlation_id");
        }
    }

    /// How long ago the oldest was stored.
    private static long ageSeconds(JsonNode records) {
        var now = Instant.now().getEpochSecond();
        var age = 0L;
        for (var record : records) {
            var stored =
                    record.path("dynamodb").path("ApproximateCreationDateTime").asLong(now);
            age = Math.max(age, now - stored);
        }
        return age;
    }

    private static String correlationId(JsonNode record) {
        return record.at("/dynamodb/NewImage/correlationId/S").asText();
    }
}
