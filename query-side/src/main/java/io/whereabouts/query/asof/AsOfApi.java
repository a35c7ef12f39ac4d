package io.whereabouts.query.asof;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.query.area.DefinedReadPoints;
import io.whereabouts.query.area.ReadPoints;
import io.whereabouts.query.auditlog.History;
import io.whereabouts.query.history.Histories;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.HttpAnswers;
import io.whereabouts.query.http.Moment;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.http.Snapshot;
import io.whereabouts.query.presence.Presence;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Answers where a package was, and what was in a volume.
public final class AsOfApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final String WHERE = "GET /packages/{id}/location";
    private static final String WHAT = "GET /locations";

    private final Histories histories;
    private final VolumeQuestion volume;

    /// As Lambda makes it: everything else comes from the environment.
    public AsOfApi() {
        this(S3Client.create(), DynamoDbClient.create());
        Snapshot.warmUpBefore(AsOfApi::warmUp);
    }

    private AsOfApi(S3Client s3, DynamoDbClient dynamoDb) {
        this(
                History.in(s3, System.getenv("AUDIT_BUCKET"), System.getenv("MERGED_BUCKET"))::ofEach,
                s3,
                new DefinedReadPoints(dynamoDb, System.getenv("EVENTS_TABLE")));
    }

    private AsOfApi(Histories histories, S3Client s3, ReadPoints readPoints) {
        this(
                histories,
                Presence.in(s3, System.getenv("AUDIT_BUCKET"), System.getenv("MERGED_BUCKET"), histories),
                readPoints);
    }

    AsOfApi(Histories histories, Presence presence, ReadPoints readPoints) {
        this.histories = histories;
        volume = new VolumeQuestion(presence, histories, readPoints);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return HttpAnswers.to(event, this::answer);
    }

    private Answer answer(Request request) {
        return switch (request.route()) {
            case WHERE -> where(request);
            case WHAT -> volume.answer(request);
            default -> throw HttpAnswers.noSuchRoute(request);
        };
    }

    private Answer where(Request request) {
        var id = request.packageId();
        request.acceptsOnly(Moment.NAME);
        var at = Moment.of(request);
        return Answer.json(PastDocument.of(Past.of(id, at, histories)
                .orElseThrow(() -> Refused.notFound("package %s is not registered".formatted(id)))));
    }

    private static void warmUp() {
        try (var s3 = S3Client.create();
                var dynamoDb = DynamoDbClient.create()) {
            var request = APIGatewayV2HTTPEvent.builder()
                    .withRouteKey(WHERE)
                    .withPathParameters(Map.of("id", "000000000000000000"))
                    .withQueryStringParameters(Map.of(Moment.NAME, "2026-11-01T14:00:00Z"))
                    .build();
            HttpAnswers.to(request, new AsOfApi(s3, dynamoDb)::answer);
        }
    }
}
