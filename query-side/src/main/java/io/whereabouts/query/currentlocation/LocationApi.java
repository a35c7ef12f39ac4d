package io.whereabouts.query.currentlocation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.events.PackageId;
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
    private final VolumeQuestion volume;
    private final FindQuestion find;
    private final ContentsQuestion contents;
    private final ApiDescription description;

    /// As Lambda makes it: everything else comes from the environment.
    public LocationApi() {
        this(tableOf(DynamoDbClient.create()));
        Snapshot.warmUpBefore(LocationApi::warmUp);
    }

    LocationApi(Locations locations) {
        this(locations, Optional.ofNullable(System.getenv("ISSUER")));
    }

    /// @param issuer of the tokens that this environment takes
    LocationApi(Locations locations, Optional<String> issuer) {
        this.locations = locations;
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
        request.acceptsOnly();
        var id = request.packageId();
        // A scan may be there before the registration: until then the package is not known.
        var row = locations
                .find(id)
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
        if (request.parameter("client").isPresent()
                || request.parameter("reference").isPresent()) {
            return find.answer(request);
        }
        request.acceptsOnly("bbox", "client", "reference", "limit", "cursor");
        throw Refused.badRequest(
                "bbox", "bbox is missing; ask for bbox=west,south,low,east,north,high, for client= or for reference=");
    }

    private static LocationTable tableOf(DynamoDbClient dynamoDb) {
        return new LocationTable(dynamoDb, System.getenv("CURRENT_LOCATIONS_TABLE"));
    }

    private static void warmUp() {
        try (var dynamoDb = DynamoDbClient.create()) {
            var request = APIGatewayV2HTTPEvent.builder()
                    .withRouteKey("GET /packages/{id}")
                    .withPathParameters(Map.of("id", "000000000000000000"))
                    .build();
            HttpAnswers.to(request, new LocationApi(tableOf(dynamoDb))::answer);
        }
    }
}
