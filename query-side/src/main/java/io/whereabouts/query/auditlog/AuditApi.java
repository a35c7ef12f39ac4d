package io.whereabouts.query.auditlog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Cursor;
import io.whereabouts.query.http.HttpAnswers;
import io.whereabouts.query.http.Json;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.http.Snapshot;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/// Answers what happened to a package, oldest first.
public final class AuditApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final String CURSOR = "history";

    /// A page ends before it is longer than this, though it may hold fewer entries than asked for: an answer of
    /// Lambda has at most 6 MB, and a character up to three bytes.
    private static final int MOST_CHARACTERS = 1_500_000;

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
        request.acceptsOnly("limit", "cursor");
        var id = request.packageId();
        var limit = request.limit();
        var after = Cursor.in(request, CURSOR, 4).map(Place::of);
        var all = history.entries(id.canonical());
        if (all.isEmpty()) {
            throw Refused.notFound("nothing is recorded of package %s".formatted(id));
        }
        var rest = after.map(place -> place.after(all)).orElse(all);
        var document = Json.MAPPER.createObjectNode().put("package", id.canonical());
        var missed = after.map(place -> all.size() - rest.size() - place.shown()).orElse(0);
        if (missed > 0) {
            document.put("missed", missed);
        }
        var shown = show(rest, limit, document.putArray("entries"));
        if (shown < rest.size()) {
            var entry = rest.get(shown - 1);
            document.put("next", new Place(entry.mark(), all.size() - rest.size() + shown).cursor().text(CURSOR));
        }
        return Answer.json(document);
    }

    private static int show(List<Entry> rest, int limit, ArrayNode entries) {
        var characters = 0;
        for (var entry : rest) {
            characters += entry.size();
            if (entries.size() == limit || (characters > MOST_CHARACTERS && !entries.isEmpty())) {
                break;
            }
            entries.add(entry.document());
        }
        return entries.size();
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
