package io.whereabouts.query.currentlocation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.query.parallel.Parallel;
import io.whereabouts.query.sqs.Batch;
import io.whereabouts.query.sqs.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Folds a batch of events into the table: for each package one read and, if it says anything new, one conditional
/// write.
public final class LocationProjector implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger log = LoggerFactory.getLogger(LocationProjector.class);
    private static final int ATTEMPTS = 12;
    private static final int FIRST_PAUSE_MILLIS = 4;

    private final Locations locations;
    private final Projection projection;
    private final Parallel parallel = new Parallel("project");

    /// As Lambda makes it: everything else comes from the environment.
    public LocationProjector() {
        this(DynamoDbClient.create());
    }

    private LocationProjector(DynamoDbClient dynamoDb) {
        this(
                new LocationTable(dynamoDb, System.getenv("CURRENT_LOCATIONS_TABLE")),
                new EventsTable(dynamoDb, System.getenv("EVENTS_TABLE")));
    }

    LocationProjector(Locations locations, PackageScans scans) {
        this.locations = locations;
        projection = new Projection(scans);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var batch = Batch.of(event);
        var failed = new ArrayList<Message>();
        var news = new LinkedHashMap<PackageId, Map<Message, CurrentLocation>>();
        for (var message : batch.messages()) {
            try {
                if (!CurrentLocation.isToldBy(message.recorded().event())) {
                    continue; // it moves no package
                }
                var location = CurrentLocation.of(message.recorded());
                news.computeIfAbsent(location.packageId(), id -> new HashMap<>())
                        .put(message, location);
            } catch (IllegalArgumentException e) {
                failed.add(message);
                logNotProjected(message, e);
            }
        }
        var running = new LinkedHashMap<PackageId, Future<Void>>();
        news.forEach((packageId, messages) ->
                running.put(packageId, parallel.start(project(packageId, List.copyOf(messages.values())))));
        running.forEach((packageId, done) -> {
            try {
                Parallel.result(done);
            } catch (IllegalStateException e) {
                news.getOrDefault(packageId, Map.of()).keySet().forEach(message -> {
                    failed.add(message);
                    logNotProjected(message, e);
                });
            }
        });
        log.atInfo()
                .addKeyValue("events", batch.messages().size())
                .addKeyValue("failed", failed.size())
                .addKeyValue("correlation_ids", Batch.correlationIds(batch.messages()))
                .log("batch projected");
        return batch.response(failed);
    }

    private Callable<Void> project(PackageId packageId, List<CurrentLocation> news) {
        return () -> {
            var known = CurrentLocation.fold(news).orElseThrow();
            var before = locations.newest(packageId);
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                Pause.beforeAttempt(attempt, FIRST_PAUSE_MILLIS);
                var after = projection.of(before, known);
                if (before.filter(after::saysTheSameAs).isPresent()) {
                    return null;
                }
                var there = locations.put(after);
                if (there.equals(after)) {
                    return null;
                }
                before = Optional.of(there);
            }
            throw new IllegalStateException("somebody else was faster %d times; it comes again".formatted(ATTEMPTS));
        };
    }

    private static void logNotProjected(Message message, Throwable cause) {
        log.atError()
                .addKeyValue("correlation_id", message.recorded().correlationId())
                .addKeyValue("message_id", message.messageId())
                .addKeyValue("event_id", message.recorded().eventId())
                .addKeyValue("package", message.recorded().event().subject())
                .setCause(cause)
                .log("event not projected");
    }
}
