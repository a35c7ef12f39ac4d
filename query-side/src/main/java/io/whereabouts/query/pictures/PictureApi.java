package io.whereabouts.query.pictures;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureId;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Cursor;
import io.whereabouts.query.http.HttpAnswers;
import io.whereabouts.query.http.Json;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.http.Snapshot;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Answers which pictures there are of a package, in the life that it has, and what became of an upload.
public final class PictureApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final String CURSOR = "pictures";

    /// A link has up to 3 KB, with the function's session in it, a picture has two, and an answer of Lambda 6 MB.
    static final int MOST = 250;

    private final PictureEvents events;
    private final Refusals refusals;
    private final PictureDocument documents;

    /// As Lambda makes it: everything else comes from the environment.
    public PictureApi() {
        this(
                new EventsTable(DynamoDbClient.create(), System.getenv("EVENTS_TABLE")),
                Refusals.in(S3Client.create(), System.getenv("PICTURES_BUCKET")),
                DownloadLinks.from(S3Presigner.create(), System.getenv("PICTURES_BUCKET")));
        Snapshot.warmUpBefore(PictureApi::warmUp);
    }

    PictureApi(PictureEvents events, Refusals refusals, DownloadLinks links) {
        this.events = events;
        this.refusals = refusals;
        this.documents = new PictureDocument(links);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return HttpAnswers.to(event, this::answer);
    }

    private Answer answer(Request request) {
        return switch (request.route()) {
            case "GET /packages/{id}/pictures" -> list(request);
            case "GET /packages/{id}/pictures/{picture}" -> one(request);
            default -> throw HttpAnswers.noSuchRoute(request);
        };
    }

    private Answer list(Request request) {
        request.acceptsOnly("limit", "cursor");
        var id = request.packageId();
        var limit = Math.min(MOST, request.limit());
        var after = Cursor.in(request, CURSOR, 1).map(PictureApi::last);
        var found = events.list(id, life(id), after, limit + 1);
        var document = Json.MAPPER.createObjectNode().put("package", id.canonical());
        var pictures = document.putArray("pictures");
        found.stream().limit(limit).forEach(kept -> pictures.add(documents.of(kept)));
        if (found.size() > limit) {
            var last = found.get(limit - 1).added().picture();
            document.put("next", Cursor.of(last.value()).text(CURSOR));
        }
        return Answer.json(document);
    }

    private Answer one(Request request) {
        request.acceptsOnly();
        var id = request.packageId();
        var picture = picture(request.path().getOrDefault("picture", ""));
        return Answer.json(events.find(id, life(id), picture)
                .map(kept -> documents.of(kept).put("package", id.canonical()))
                .or(() -> refusals.reason(id, picture).map(reason -> PictureDocument.refused(id, picture, reason)))
                .orElseThrow(() -> Refused.notFound(
                        "package %s has no picture %s: one shows seconds after it is uploaded, and a refusal for a week"
                                .formatted(id, picture))));
    }

    private EventId life(PackageId id) {
        return events.life(id)
                .orElseThrow(() -> Refused.notFound("package %s is not registered; register it first".formatted(id)));
    }

    private static PictureId picture(String text) {
        try {
            return new PictureId(text);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("picture", String.valueOf(e.getMessage()));
        }
    }

    private static PictureId last(Cursor cursor) {
        try {
            return new PictureId(cursor.parts().getFirst());
        } catch (IllegalArgumentException e) {
            throw Cursor.broken();
        }
    }

    private static void warmUp() {
        try (var dynamoDb = DynamoDbClient.create();
                var s3 = S3Client.create();
                var presigner = S3Presigner.create()) {
            var links = DownloadLinks.from(presigner, "bucket");
            links.link("pictures/warm-up", "warm-up.jpg");
            var api = new PictureApi(
                    new EventsTable(dynamoDb, System.getenv("EVENTS_TABLE")), Refusals.in(s3, "bucket"), links);
            var request = APIGatewayV2HTTPEvent.builder()
                    .withRouteKey("GET /packages/{id}/pictures")
                    .withPathParameters(Map.of("id", "000000000000000000"))
                    .build();
            HttpAnswers.to(request, api::answer);
        }
    }
}
