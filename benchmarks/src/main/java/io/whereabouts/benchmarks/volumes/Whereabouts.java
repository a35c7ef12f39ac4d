package io.whereabouts.benchmarks.volumes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.currentlocation.LocationApi;
import io.whereabouts.query.currentlocation.LocationProjector;
import io.whereabouts.query.currentlocation.LocationsTable;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Our projector and our reader, as Lambda calls them: from an SQS batch to the table, from an HTTP request to its
/// answer as JSON.
final class Whereabouts implements Peer {
    static final String NAME = "Whereabouts";

    /// By which the reader and the projector find the table, as in Lambda; `benchmarks/run` sets it.
    private static final String TABLE = "CURRENT_LOCATIONS_TABLE";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 300;
    private static final String LIMIT = "1000";

    private static final Context NO_LAMBDA = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final LocationProjector projector;
    private final LocationApi reader;

    /// @param dynamoDb where the table is that the environment names
    /// @param region has tables of its own
    Whereabouts(URI dynamoDb, String region) {
        projector = at(dynamoDb, region, LocationProjector::new);
        reader = at(dynamoDb, region, LocationApi::new);
    }

    /// Makes the table that the environment names.
    static void makeTable(DynamoDbClient client) {
        LocationsTable.create(
                client,
                Optional.ofNullable(System.getenv(TABLE))
                        .orElseThrow(() -> new IllegalStateException(
                                "%s is not set; start this by benchmarks/run".formatted(TABLE))));
    }

    /// They make their own client, from what the SDK finds around it. It looks for the credentials later, at each
    /// request, so these stay.
    private static <T> T at(URI dynamoDb, String region, Supplier<T> function) {
        System.setProperty("aws.endpointUrl", dynamoDb.toString());
        System.setProperty("aws.region", region);
        System.setProperty("aws.accessKeyId", Clients.KEY);
        System.setProperty("aws.secretAccessKey", Clients.KEY);
        return function.get();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void add(List<Parcel> parcels) {
        for (var from = 0; from < parcels.size(); from += BATCH) {
            var messages = parcels.subList(from, Math.min(from + BATCH, parcels.size())).stream()
                    .flatMap(Whereabouts::messages)
                    .toList();
            var batch = new SQSEvent();
            batch.setRecords(new ArrayList<>(messages));
            var failed = projector.handleRequest(batch, NO_LAMBDA).getBatchItemFailures();
            if (!failed.isEmpty()) {
                throw new IllegalStateException("%d events were not projected".formatted(failed.size()));
            }
        }
    }

    private static Stream<SQSMessage> messages(Parcel parcel) {
        return Lives.of(parcel).stream().map(recorded -> {
            var message = new SQSMessage();
            message.setMessageId(recorded.eventId());
            message.setBody("{\"detail\":%s}".formatted(EventJson.detail(recorded)));
            return message;
        });
    }

    /// Page after page.
    @Override
    public SortedSet<String> within(Space space) throws IOException {
        var found = new TreeSet<String>();
        var query = new HashMap<>(Map.of("bbox", box(space), "limit", LIMIT));
        while (true) {
            var page = page(query);
            page.path("features")
                    .forEach(feature -> found.add(feature.path("id").asText()));
            if (!page.has("next")) {
                return found;
            }
            query.put("cursor", page.path("next").asText());
        }
    }

    private JsonNode page(Map<String, String> query) throws IOException {
        var request = APIGatewayV2HTTPEvent.builder()
                .withRouteKey("GET /packages")
                .withPathParameters(Map.of())
                .withQueryStringParameters(query)
                .withHeaders(Map.of("x-correlation-id", "benchmark"))
                .withRequestContext(
                        RequestContext.builder().withRequestId("benchmark").build())
                .build();
        var answer = reader.handleRequest(request, NO_LAMBDA);
        if (answer.getStatusCode() != 200) {
            throw new IllegalStateException("%s: %s".formatted(query, answer.getBody()));
        }
        return JSON.readTree(answer.getBody());
    }

    private static String box(Space space) {
        return "%s,%s,%s,%s,%s,%s".formatted(space.west, space.south, space.low, space.east, space.north, space.high);
    }

    @Override
    public void close() {}
}
