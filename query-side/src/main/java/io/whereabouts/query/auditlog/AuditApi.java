package io.whereabouts.query.auditlog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.HttpAnswers;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.http.Snapshot;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/// Answers what happened to a package, oldest first.
public final class AuditApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final History history;

    /// As Lambda makes it: everything else comes from the environment.
    public AuditApi() {
        this(historyOf(S3Client.create()));
        Snapshot.warmUpBefore(AuditApi::warmUp);
    }

    AuditApi(History history) {
        this.history = history;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return HttpAnswers.to(event, this::answer);
    }

    private Answer answer(Request request) {
        if (!request.route().equals("GET /packages/{id}/history")) {
            throw HttpAnswers.noSuchRoute(request);
        }
        request.acceptsOnly("limit", "cursor", "format");
        var form = HistoryForm.of(request);
        var asked = HistoryPage.Asked.of(request);
        var id = request.packageId();
        var all = history.entries(id.canonical());
        if (all.isEmpty()) {
            throw Refused.notFound("nothing is recorded of package %s".formatted(id));
        }
        return form.answer(HistoryPage.of(id.canonical(), all, asked));
    }

    private static History historyOf(S3Client s3) {
        return History.in(s3, System.getenv("AUDIT_BUCKET"), System.getenv("MERGED_BUCKET"));
    }

    private static void warmUp() {
        try (var s3 = S3Client.create()) {
            var request = APIGatewayV2HTTPEvent.builder()
                    .withRouteKey("GET /packages/{id}/history")
                    .withPathParameters(Map.of("id", "000000000000000000"))
                    .build();
            HttpAnswers.to(request, new AuditApi(historyOf(s3))::answer);
        }
    }
}
