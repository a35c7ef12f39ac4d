package io.whereabouts.query.currentlocation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Sgln;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.ApiDescription;
import io.whereabouts.query.http.HttpAnswers;
import io.whereabouts.query.http.Json;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.http.Snapshot;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Answers where a package is, and what is in a volume; and, being the one that is warm and asks for no token, what
/// the whole API is like.
public final class LocationApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final PackageId NOBODYS = PackageId.parse("00000000000000000000");

    private final Locations locations;
    private final ReadPoints readPoints;
    private final Waiting waiting;
    private final VolumeQuestion volume;
    private final FindQuestion find;
    private final ContentsQuestion contents;
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
        this.readPoints = readPoints;
        this.waiting = waiting;
        description = ApiDescription.of(issuer);
        volume = new VolumeQuestion(new Volume(locations));
        find = new FindQuestion(locations);
        contents = new ContentsQuestion(locations);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return HttpAnswers.to(event, this::answer);
    }

    private Answer answer(Request request) {
        return switch (request.route()) {
            case "GET /packages/{id}" -> packageNamed(request);
            case "GET /packages" -> packages(request);
            case "GET /packages/{id}/contents" -> contents.answer(request);
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

    private Answer packages(Request request) {
        if (request.parameter("bbox").isPresent()) {
            request.acceptsOnly("bbox", "limit", "cursor");
            return volume.answer(request, Box.parse(request.parameter("bbox").orElseThrow()));
        }
        if (request.parameter("within").isPresent()) {
            request.acceptsOnly("within", "limit", "cursor");
            return volume.answer(request, room(request.parameter("within").orElseThrow()));
        }
        if (request.parameter("client").isPresent()
                || request.parameter("reference").isPresent()) {
            return find.answer(request);
        }
        request.acceptsOnly("bbox", "within", "client", "reference", "limit", "cursor");
        throw Refused.badRequest(
                "bbox", "bbox is missing; ask for bbox=west,south,low,east,north,high, within=, client= or reference=");
    }

    /// The volume of a read point in force.
    private Room room(String text) {
        var readPoint = readPoint(text);
        var defined = readPoints
                .find(readPoint)
                .orElseThrow(() -> Refused.notFound("read point %s is not defined".formatted(readPoint)));
        return defined.volume()
                .map(Room::of)
                .orElseThrow(() -> Refused.badRequest(
                        "within",
                        "read point %s is a point, not a volume; define it with one, or ask for a bbox around it"
                                .formatted(readPoint)));
    }

    private static Sgln readPoint(String text) {
        try {
            return Sgln.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("within", String.valueOf(e.getMessage()));
        }
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
