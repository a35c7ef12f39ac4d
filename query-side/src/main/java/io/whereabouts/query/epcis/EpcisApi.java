package io.whereabouts.query.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.events.epcis.QueryDocument;
import io.whereabouts.query.auditlog.History;
import io.whereabouts.query.epcis.Search.Page;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.HttpAnswers;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.http.Snapshot;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The query interface of EPCIS 2.0 in REST (§12.8): events by what is in them, page by page.
public final class EpcisApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    /// How long the token of a next page is promised to be good. It is good for longer.
    private static final Duration PROMISED = Duration.ofDays(1);

    private final Search search;
    private final Clock clock;

    /// As Lambda makes it: everything else comes from the environment.
    public EpcisApi() {
        this(DynamoDbClient.create(), S3Client.create());
        Snapshot.warmUpBefore(EpcisApi::warmUp);
    }

    private EpcisApi(DynamoDbClient dynamoDb, S3Client s3) {
        this(
                new EpcisTable(dynamoDb, System.getenv("EPCIS_EVENTS_TABLE")),
                History.in(s3, System.getenv("AUDIT_BUCKET"), System.getenv("MERGED_BUCKET"))::of,
                Clock.systemUTC(),
                Search.MOST_LOOKED_AT);
    }

    EpcisApi(EpcisTable table, OwnEvents own, Clock clock, int mostLookedAt) {
        this.search = new Search(table, own, mostLookedAt);
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return HttpAnswers.to(event, this::answer);
    }

    private Answer answer(Request request) {
        var mediaType = Negotiation.mediaType(request);
        return switch (request.route()) {
            case "GET /epcis/events" -> {
                requireOnce(request.rawQuery());
                yield events(mediaType, new Parameters(request.query()));
            }
            case "GET /epcis/events/{event}" -> event(mediaType, request);
            default -> throw HttpAnswers.noSuchRoute(request);
        };
    }

    /// The gateway would join the values with a comma, which a URI may have in it.
    private static void requireOnce(String rawQuery) {
        var names = new HashSet<String>();
        for (var parameter : rawQuery.split("&", -1)) {
            var name = parameter.split("=", 2)[0];
            if (!name.isEmpty() && !names.add(name)) {
                throw Value.wrong(name, "comes twice; write several values with | between them");
            }
        }
    }

    private Answer events(String mediaType, Parameters asked) {
        var query = asked.query();
        var token = Token.in(asked);
        if (token.isEmpty()) {
            query.most().ifPresent(most -> requireAtMost(query, most));
        }
        var left = token.map(Token::left).orElse(query.limit());
        var page =
                search.page(query, token.map(Token::after), Math.min(query.perPage(), left.orElse(Integer.MAX_VALUE)));
        var rest = left.map(events -> events - page.found().size());
        return answer(mediaType, page)
                .with(page.next()
                        .filter(after -> rest.isEmpty() || rest.get() > 0)
                        .map(after -> linkTo(asked, new Token(after, rest)))
                        .orElse(Map.of()));
    }

    private void requireAtMost(Query query, int most) {
        var counted = search.page(query, Optional.empty(), most);
        if (counted.next().isPresent()) {
            throw Refused.tooLarge(
                            "maxEventCount",
                            "there are more events than maxEventCount, or too many to look at; ask for less")
                    .typed("epcisException:QueryTooLargeException");
        }
    }

    /// The event of that id and, if there is one, its error declaration.
    private Answer event(String mediaType, Request request) {
        request.acceptsOnly();
        var id = request.path().getOrDefault("event", "");
        new Value("event", id).values(1).forEach(new Value("event", id)::uri);
        var asked = new Parameters(Map.of("EQ_eventID", id));
        var page = search.page(asked.query(), Optional.empty(), 2);
        if (page.found().isEmpty()) {
            throw Refused.notFound("no event with this eventID was captured, or it is not projected yet")
                    .typed("epcisException:NoSuchResourceException");
        }
        return answer(mediaType, page);
    }

    private Answer answer(String mediaType, Page page) {
        var document = QueryDocument.of(page.found(), clock.instant());
        return Answer.text(mediaType, document.text()).with(Negotiation.headers());
    }

    private Map<String, String> linkTo(Parameters asked, Token token) {
        var parameters = new TreeMap<>(asked.sent());
        parameters.put(Parameters.TOKEN, token.text(asked));
        var query = parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return Map.of(
                "link",
                "</epcis/events?%s>; rel=\"next\"".formatted(query),
                "gs1-next-page-token-expires",
                clock.instant().plus(PROMISED).toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static void warmUp() {
        try (var dynamoDb = DynamoDbClient.create();
                var s3 = S3Client.create()) {
            var request = APIGatewayV2HTTPEvent.builder()
                    .withRouteKey("GET /epcis/events")
                    .withQueryStringParameters(Map.of("MATCH_epc", "https://id.gs1.org/00/000000000000000000"))
                    .build();
            HttpAnswers.to(request, new EpcisApi(dynamoDb, s3)::answer);
        }
    }
}
