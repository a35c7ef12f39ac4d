package io.whereabouts.query.currentlocation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.events.PackageId;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.area.DefinedReadPoints;
import io.whereabouts.query.area.ReadPoints;
import io.whereabouts.query.area.Rooms;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.ApiDescription;
import io.whereabouts.query.http.HttpAnswers;
import io.whereabouts.query.http.Json;
import io.whereabouts.query.http.Moment;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.http.Snapshot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Answers where a package is, and what is in a volume; and, being the one that is warm and asks for no token, what
/// the whole API is like.
public final class LocationApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final PackageId NOBODYS = PackageId.parse("00000000000000000000");

    /// What a session may have gone through.
    private static final List<String> PLACES = List.of("within", "bbox", "container");

    private final Locations locations;
    private final Rooms rooms;
    private final Waiting waiting;
    private final VolumeQuestion volume;
    private final SearchQuestion search;
    private final FindQuestion find;
    private final ContentsQuestion contents;
    private final DiscrepancyQuestion discrepancies;
    private final ApiDescription description;

    /// As Lambda makes it: everything else comes from the environment.
    public LocationApi() {
        this(DynamoDbClient.create());
        Snapshot.warmUpBefore(LocationApi::warmUp);
    }

    private LocationApi(DynamoDbClient dynamoDb) {
        this(
                dynamoDb,
                new LocationTable(dynamoDb, System.getenv("CURRENT_LOCATIONS_TABLE")),
                System.getenv("EVENTS_TABLE"));
    }

    private LocationApi(DynamoDbClient dynamoDb, Locations locations, String events) {
        this(
                locations,
                new DefinedReadPoints(dynamoDb, events),
                new Waiting(locations, new StoredWrites(dynamoDb, events), new EventsTable(dynamoDb, events)));
    }

    LocationApi(Locations locations, ReadPoints readPoints, Waiting waiting) {
        this(locations, readPoints, waiting, Optional.ofNullable(System.getenv("ISSUER")));
    }

    /// @param issuer of the tokens that this environment takes
    LocationApi(Locations locations, ReadPoints readPoints, Waiting waiting, Optional<String> issuer) {
        this.locations = locations;
        rooms = new Rooms(readPoints);
        this.waiting = waiting;
        description = ApiDescription.of(issuer);
        var found = new Volume(locations);
        volume = new VolumeQuestion(found);
        search = new SearchQuestion(found);
        find = new FindQuestion(locations);
        contents = new ContentsQuestion(locations);
        discrepancies = new DiscrepancyQuestion(locations, volume, contents);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return HttpAnswers.to(event, this::answer);
    }

    private Answer answer(Request request) {
        return switch (request.route()) {
            case "GET /packages/{id}" -> packageNamed(request);
            case "GET /packages" -> packages(request);
            case "POST /packages/search" -> search.answer(request);
            case "GET /packages/{id}/contents" -> contents.answer(request);
            case "GET /scanners/{scanner}/sessions/{session}/discrepancies" -> discrepancies(request);
            case "GET /health" -> health();
            case "GET /openapi.json" -> description.answer();
            default -> throw HttpAnswers.noSuchRoute(request);
        };
    }

    /// Whoever asks gets an answer once the table has given one: for those who watch from outside, without a token.
    private Answer health() {
        locations.find(NOBODYS);
        return Answer.json(Json.MAPPER.createObjectNode().put("status", "ok"));
    }

    private Answer packageNamed(Request request) {
        if (request.parameter(Moment.NAME).isPresent()) {
            return then(request);
        }
        request.acceptsOnly("token");
        var id = request.packageId();
        // A scan may be there before the registration: until then the package is not known.
        var row = request.parameter("token")
                .map(token -> waiting.until(id, token))
                .or(() -> locations.find(id))
                .filter(known -> known.life().isRegistered())
                .orElseThrow(() -> Refused.notFound("package %s is not registered".formatted(id)));
        return Answer.json(Documents.ofPackage(Chain.of(row, locations::find)))
                .tagged(Description.of(row.life()).orElseThrow().eventId());
    }

    /// The reader of the past says where it was: the gateway knows paths, and no parameters.
    private static Answer then(Request request) {
        request.acceptsOnly(Moment.NAME);
        var id = encoded(request.packageId().canonical());
        return Answer.elsewhere("/packages/%s/location?at=%s".formatted(id, Moment.of(request)));
    }

    private static Answer volumeThen(Request request) {
        request.acceptsOnly(Moment.NAME, "bbox", "within", "limit", "cursor");
        var there = new StringBuilder("/locations?at=").append(Moment.of(request));
        request.parameter("bbox").ifPresent(Box::parse);
        request.limit();
        for (var name : List.of("bbox", "within", "limit", "cursor")) {
            request.parameter(name)
                    .ifPresent(
                            value -> there.append('&').append(name).append('=').append(encoded(value)));
        }
        return Answer.elsewhere(there.toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
    }

    private Answer discrepancies(Request request) {
        var session = ScanSession.of(request);
        request.acceptsOnly("bbox", "within", "container", "limit", "cursor");
        var asked = PLACES.stream()
                .filter(name -> request.parameter(name).isPresent())
                .toList();
        if (asked.size() != 1) {
            throw Refused.badRequest(
                    asked.isEmpty() ? "within" : asked.getLast(),
                    "one of %s names what was scanned".formatted(String.join(", ", PLACES)));
        }
        var place = request.parameter(asked.getFirst()).orElseThrow();
        return switch (asked.getFirst()) {
            case "within" -> discrepancies.in(rooms.named(place), session, request);
            case "bbox" -> discrepancies.in(Box.parse(place), session, request);
            default -> discrepancies.in(container(place), session, request);
        };
    }

    private static PackageId container(String text) {
        try {
            return PackageId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("container", String.valueOf(e.getMessage()));
        }
    }

    private Answer packages(Request request) {
        if (request.parameter(Moment.NAME).isPresent()) {
            return volumeThen(request);
        }
        if (request.parameter("bbox").isPresent()) {
            request.acceptsOnly("bbox", "limit", "cursor");
            return volume.answer(request, Box.parse(request.parameter("bbox").orElseThrow()));
        }
        if (request.parameter("within").isPresent()) {
            request.acceptsOnly("within", "limit", "cursor");
            return volume.answer(
                    request, rooms.named(request.parameter("within").orElseThrow()));
        }
        if (request.parameter("client").isPresent()
                || request.parameter("reference").isPresent()) {
            return find.answer(request);
        }
        request.acceptsOnly("bbox", "within", "client", "reference", "limit", "cursor");
        throw Refused.badRequest(
                "bbox", "bbox is missing; ask for bbox=west,south,low,east,north,high, within=, client= or reference=");
    }

    private static void warmUp() {
        try (var dynamoDb = DynamoDbClient.create()) {
            var request = APIGatewayV2HTTPEvent.builder()
                    .withRouteKey("GET /packages/{id}")
                    .withPathParameters(Map.of("id", "000000000000000000"))
                    .build();
            HttpAnswers.to(request, new LocationApi(dynamoDb)::answer);
        }
    }
}
