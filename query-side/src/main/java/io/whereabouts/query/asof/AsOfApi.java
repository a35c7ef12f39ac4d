package io.whereabouts.query.asof;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.query.auditlog.History;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.HttpAnswers;
import io.whereabouts.query.http.Moment;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.http.Snapshot;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/// Answers where a package was.
public final class AsOfApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final String ROUTE = "GET /packages/{id}/location";

    private final Histories histories;

    /// As Lambda makes it: everything else comes from the environment.
    public AsOfApi() {
        this(historiesIn(S3Client.create()));
        Snapshot.warmUpBefore(AsOfApi::warmUp);
    }

    AsOfApi(Histories histories) {
        this.histories = histories;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return HttpAnswers.to(event, this::answer);
    }

    private Answer answer(Request request) {
        if (!request.route().equals(ROUTE)) {
            throw HttpAnswers.noSuchRoute(request);
        }
        var id = request.packageId();
        request.acceptsOnly(Moment.NAME);
        var at = Moment.of(request);
        return Answer.json(PastDocument.of(Past.of(id, at, histories)
                .orElseThrow(() -> Refused.notFound("package %s is not registered".formatted(id)))));
    }

    private static Histories historiesIn(S3Client s3) {
        return Histories.in(History.in(s3, System.getenv("AUDIT_BUCKET"), System.getenv("MERGED_BUCKET")));
    }

    private static void warmUp() {
        try (var s3 = S3Client.create()) {
            var request = APIGatewayV2HTTPEvent.builder()
                    .withRouteKey(ROUTE)
                    .withPathParameters(Map.of("id", "000000000000000000"))
                    .withQueryStringParameters(Map.of(Moment.NAME, "2026-11-01T14:00:00Z"))
                    .build();
            HttpAnswers.to(request, new AsOfApi(historiesIn(s3))::answer);
        }
    }
}
