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
import java.util.Collection;
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
/// write; before that, for each container that something is in, the same at half the price of reading.
public final class LocationProjector implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger log = LoggerFactory.getLogger(LocationProjector.class);

    private final Joins joins;
    private final Parallel parallel = new Parallel("project");

    /// As Lambda makes it: everything else comes from the environment.
    public LocationProjector() {
        this(DynamoDbClient.create());
    }

    private LocationProjector(DynamoDbClient dynamoDb) {
        this(
                new LocationTable(dynamoDb, System.getenv("CURRENT_LOCATIONS_TABLE")),
                new Projection(
                        new EventsTable(dynamoDb, System.getenv("EVENTS_TABLE")),
                        Boolean.parseBoolean(System.getenv("CONTAINERS_MARKED")) ? Holds.NOTHING : Holds.UNKNOWN));
    }

    LocationProjector(Locations locations, PackageScans scans) {
        this(locations, new Projection(scans));
    }

    LocationProjector(Locations locations, Projection projection) {
        joins = new Joins(locations, projection);
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
        var marks = marks(news.values());
        var running = new LinkedHashMap<PackageId, Future<Void>>();
        news.forEach((packageId, messages) ->
                running.put(packageId, parallel.start(project(List.copyOf(messages.values()), marks))));
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

    /// Marks each container that something is in, once for the batch. They are begun before anything waits for them,
    /// and wait for nothing.
    private Map<PackageId, Future<Void>> marks(Collection<Map<Message, CurrentLocation>> news) {
        var marks = new HashMap<PackageId, Future<Void>>();
        news.stream()
                .flatMap(messages -> messages.values().stream())
                .flatMap(location -> location.container().stream())
                .forEach(container -> marks.computeIfAbsent(
                        container,
                        id -> parallel.start(() -> {
                            joins.mark(id);
                            return null;
                        })));
        return marks;
    }

    /// A container is marked before a row says that something is in it: between the two it is asked in vain, and nobody
    /// misses anything.
    private Callable<Void> project(List<CurrentLocation> news, Map<PackageId, Future<Void>> marks) {
        return () -> {
            news.stream()
                    .flatMap(location -> location.container().stream())
                    .flatMap(container -> Optional.ofNullable(marks.get(container)).stream())
                    .forEach(Parallel::result);
            joins.join(CurrentLocation.fold(news).orElseThrow());
            return null;
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
