package io.whereabouts.query.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.epcis.EpcisDocument;
import io.whereabouts.events.epcis.EpcisDocument.Element;
import io.whereabouts.events.epcis.EpcisEvent;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The read model with its projector and its reader, and what was recorded of packages.
final class Repository {
    private static final Pattern NEXT = Pattern.compile("</epcis/events\\?(.*)>; rel=\"next\"");

    private final EpcisTable table = new EpcisTable(LocalAws.dynamoDb(), TestTable.create());
    private final EpcisProjector projector = new EpcisProjector(table);
    private final Map<PackageId, List<RecordedEvent>> lives = new HashMap<>();
    private final EpcisApi api;

    Repository() {
        this(Search.MOST_LOOKED_AT);
    }

    /// @param mostLookedAt events for one page
    Repository(int mostLookedAt) {
        api = new EpcisApi(
                table,
                id -> lives.getOrDefault(id, List.of()),
                Clock.fixed(Partner.NINE, ZoneOffset.UTC),
                mostLookedAt);
    }

    void recorded(PackageId id, List<RecordedEvent> life) {
        lives.put(id, life);
    }

    void told(RecordedEvent... events) {
        told(List.of(events));
    }

    void told(List<RecordedEvent> events) {
        assertThat(projector
                        .handleRequest(Deliveries.batch(events), NoLambda.CONTEXT)
                        .getBatchItemFailures())
                .isEmpty();
    }

    EpcisProjector projector() {
        return projector;
    }

    APIGatewayV2HTTPResponse ask(Map<String, String> query) {
        return ask("GET /epcis/events", Map.of(), query, Map.of());
    }

    APIGatewayV2HTTPResponse ask(
            String route, Map<String, String> path, Map<String, String> query, Map<String, String> headers) {
        var request = Http.get(route, path, query);
        var all = new HashMap<>(request.getHeaders());
        all.putAll(headers);
        request.setHeaders(all);
        return api.handleRequest(request, NoLambda.CONTEXT);
    }

    APIGatewayV2HTTPResponse askRaw(String rawQuery) {
        var request = Http.get("GET /epcis/events", Map.of(), parameters(rawQuery));
        request.setRawQueryString(rawQuery);
        return api.handleRequest(request, NoLambda.CONTEXT);
    }

    /// All pages.
    List<EpcisEvent> events(Map<String, String> query) {
        var events = new ArrayList<EpcisEvent>();
        var next = Optional.of(query);
        while (next.isPresent()) {
            var answer = ask(next.get());
            assertThat(answer.getStatusCode())
                    .as("%s: %s", query, answer.getBody())
                    .isEqualTo(200);
            events.addAll(eventsOf(answer));
            next = nextOf(answer);
        }
        return events;
    }

    static List<EpcisEvent> eventsOf(APIGatewayV2HTTPResponse answer) {
        return EpcisDocument.read(answer.getBody()).elements().stream()
                .map(element -> ((Element.Wellformed) element).event())
                .toList();
    }

    static Optional<Map<String, String>> nextOf(APIGatewayV2HTTPResponse answer) {
        return Optional.ofNullable(answer.getHeaders().get("link")).map(link -> {
            var form = NEXT.matcher(link);
            assertThat(form.matches()).as(link).isTrue();
            return parameters(form.group(1));
        });
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var parameter : query.split("&", -1)) {
            var parts = parameter.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
