package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.NINE;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Text;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the queue's messages through S3 to the answer.
class AuditApiTest {
    private static final PackageId PACKAGE = packageId(1);

    private AuditObjects objects = new InMemoryAuditObjects();
    private AuditApi api =
            new AuditApi(new History(new Lookup(objects, new InMemoryMergedObjects(), OneByOne.REQUESTS)));

    @BeforeEach
    void createBuckets() {
        var log = LocalAws.newBucket();
        objects = new S3AuditObjects(LocalAws.s3(), log);
        api = new AuditApi(History.in(LocalAws.s3(), log, LocalAws.newBucket()));
    }

    @Test
    void an_entry_shows_when_it_happened_when_it_was_recorded_and_what_it_says() throws Exception {
        var scan = scanned(PACKAGE, 7, MALI_LOSINJ, nineAnd(60), nineAnd(30));
        write(scan);
        var response = ask(Map.of());
        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(Http.body(response))
                .isEqualTo(new ObjectMapper().readTree("""
                {"package":"%s","entries":[{"eventId":"%s","type":"PackageScanned","version":"1",
                  "happenedAt":"2026-11-01T09:01:00Z","recordedAt":"2026-11-01T09:00:30Z",
                  "effectiveAt":"2026-11-01T09:00:30Z","actor":"scanner-7","correlationId":"correlation-1",
                  "causationId":"cause-1",
                  "payload":{"package":"%s","scan":{"scanner":"van-7","session":"0","sequence":7},
                   "position":{"latitude":44.5305,"longitude":14.4686,"altitude":12.5,"accuracy":4.0},
                   "businessStep":"loading","happenedAt":"2026-11-01T09:01:00Z"}}]}""".formatted(PACKAGE, scan.eventId(), PACKAGE)));
    }

    @Test
    void what_was_retracted_stays_and_is_marked_until_it_stands_again() {
        var scan = scanned(PACKAGE, 7, MALI_LOSINJ);
        var retracted = Given.item(correction(scan, false, 20), 0);
        write(registered(PACKAGE, true), retracted, scan);
        var entries = Http.body(ask(Map.of())).get("entries");
        assertThat(entries.get(1).at("/retracted/by").asText()).isEqualTo(retracted.eventId());
        assertThat(entries.get(1).at("/retracted/reason").asText()).isEqualTo("wrong label");
        assertThat(entries.get(0).has("retracted")).isFalse();

        write(Given.item(correction(scan, true, 30), 1));
        assertThat(Http.body(ask(Map.of())).get("entries")).hasSize(4).noneMatch(entry -> entry.has("retracted"));
    }

    private static ScanRetracted correction(RecordedEvent scan, boolean standing, int second) {
        return new ScanRetracted(
                PACKAGE,
                new RecordedScan(
                        ((PackageScanned) scan.event()).scan(),
                        new EventId(scan.eventId()),
                        scan.effectiveAt(),
                        scan.recordedAt()),
                standing,
                new Text("wrong label"),
                Optional.empty(),
                nineAnd(second),
                nineAnd(second));
    }

    @Test
    void pages_show_each_entry_once_and_in_order() {
        var scans = IntStream.range(0, 104)
                .mapToObj(n -> scanned(PACKAGE, n, MALI_LOSINJ))
                .toList();
        write(registered(PACKAGE, true), scanned(packageId(2), 1, MALI_LOSINJ));
        IntStream.range(0, 13).forEach(i -> write(scans.subList(i * 8, i * 8 + 8)));
        write(scans.subList(3, 60)); // delivered again, in other company
        var sequences = new ArrayList<Integer>();
        var query = new HashMap<>(Map.of("limit", "10"));
        while (true) {
            var page = Http.body(ask(query));
            page.get("entries")
                    .forEach(entry ->
                            sequences.add(entry.at("/payload/scan/sequence").asInt(-1)));
            if (!page.has("next")) {
                break;
            }
            assertThat(page.get("entries")).hasSize(10);
            query.put("cursor", page.get("next").asText());
        }
        // The registration and the first scan count from the same second; the order of their ids decides.
        assertThat(sequences.subList(0, 2)).containsExactlyInAnyOrder(-1, 0);
        assertThat(sequences.subList(2, 105))
                .isEqualTo(IntStream.range(1, 104).boxed().toList());
    }

    @Test
    void what_comes_late_is_on_no_later_page_and_is_counted_there() {
        IntStream.range(1, 7).forEach(n -> write(scanned(PACKAGE, 10 * n, MALI_LOSINJ)));
        var first = Http.body(ask(Map.of("limit", "2")));
        assertThat(first.has("missed")).isFalse();
        write(scanned(PACKAGE, 5, MALI_LOSINJ), scanned(PACKAGE, 15, MALI_LOSINJ), scanned(PACKAGE, 35, MALI_LOSINJ));
        var second =
                Http.body(ask(Map.of("limit", "2", "cursor", first.get("next").asText())));
        assertThat(sequences(second)).containsExactly(30, 35);
        assertThat(second.get("missed").asInt()).isEqualTo(2);
        var third = Http.body(ask(Map.of("cursor", second.get("next").asText())));
        assertThat(sequences(third)).containsExactly(40, 50, 60);
        assertThat(third.has("missed")).isFalse(); // it was said
        assertThat(sequences(Http.body(ask(Map.of())))).containsExactly(5, 10, 15, 20, 30, 35, 40, 50, 60);
    }

    @Test
    void pages_of_lines_make_one_file() throws Exception {
        IntStream.range(1, 8).forEach(n -> write(scanned(PACKAGE, n, MALI_LOSINJ)));
        var whole = Http.body(ask(Map.of())).get("entries");
        for (var format : List.of("jsonl", "csv")) {
            var first = ask(Map.of("format", format, "limit", "3"));
            var link = Optional.ofNullable(first.getHeaders().get("link")).orElseThrow();
            assertThat(link)
                    .matches("</packages/%s/history\\?format=%s&limit=3&cursor=[A-Za-z0-9_-]+>; rel=\"next\""
                            .formatted(PACKAGE, format));
            var cursor = link.replaceFirst(".*cursor=([^>]*)>.*", "$1");
            var second = ask(Map.of("format", format, "cursor", cursor));
            assertThat(second.getHeaders()).doesNotContainKey("link");
            var lines = (first.getBody() + second.getBody()).lines().toList();
            if (format.equals("jsonl")) {
                assertThat(first.getHeaders()).containsEntry("content-type", "application/jsonl");
                for (var n = 0; n < 7; n++) {
                    assertThat(new ObjectMapper().readTree(lines.get(n))).isEqualTo(whole.get(n));
                }
            } else {
                assertThat(first.getHeaders()).containsEntry("content-type", "text/csv; charset=utf-8");
                assertThat(lines).hasSize(8);
                assertThat(lines.getFirst())
                        .isEqualTo("\"eventId\",\"type\",\"version\",\"happenedAt\",\"effectiveAt\",\"recordedAt\","
                                + "\"actor\",\"correlationId\",\"causationId\",\"retracted\",\"payload\"");
                assertThat(lines.get(1))
                        .startsWith("\"%s\",\"PackageScanned\",\"1\",\"2026-11-01T09:00:01Z\""
                                .formatted(whole.get(0).get("eventId").asText()))
                        .contains("{\"\"package\"\":\"\"" + PACKAGE);
            }
        }
        write(scanned(PACKAGE, 0, MALI_LOSINJ));
        var cursor = Http.body(ask(Map.of("limit", "3"))).get("next").asText();
        write(scanned(PACKAGE, 100, MALI_LOSINJ, nineAnd(0), nineAnd(0)));
        assertThat(ask(Map.of("format", "csv", "cursor", cursor)).getHeaders()).containsEntry("history-missed", "1");
    }

    @Test
    void no_text_of_a_table_is_a_formula() {
        for (var actor : List.of("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\"quoted\"")) {
            var scan = scanned(PACKAGE, Math.floorMod(actor.hashCode(), 1_000), MALI_LOSINJ);
            write(new RecordedEvent(
                    scan.eventId(), scan.recordedAt(), actor, "-id", "cause", scan.positions(), scan.event()));
        }
        assertThat(ask(Map.of("format", "csv")).getBody())
                .contains("\"'=cmd|' /C calc'!A0\"", "\"'+1\"", "\"'-1\"", "\"'@SUM(1)\"", "\"'-id\"")
                .contains("\"\"\"quoted\"\"\"");
    }

    @Test
    void the_form_is_asked_for_by_header_too_and_the_parameter_counts_more() {
        write(scanned(PACKAGE, 1, MALI_LOSINJ));
        var event = Http.get("GET /packages/{id}/history", Map.of("id", PACKAGE.canonical()), Map.of());
        event.setHeaders(Map.of("accept", "text/html, text/csv;q=0.9"));
        assertThat(api.handleRequest(event, NoLambda.CONTEXT).getHeaders())
                .containsEntry("content-type", "text/csv; charset=utf-8");
        event.setQueryStringParameters(Map.of("format", "jsonl"));
        assertThat(api.handleRequest(event, NoLambda.CONTEXT).getHeaders())
                .containsEntry("content-type", "application/jsonl");
        assertThat(Http.body(ask(Map.of("format", "xml"))).get("field").asText())
                .isEqualTo("format");
    }

    private static List<Integer> sequences(JsonNode page) {
        var sequences = new ArrayList<Integer>();
        page.get("entries")
                .forEach(entry ->
                        sequences.add(entry.at("/payload/scan/sequence").asInt()));
        return sequences;
    }

    @Test
    void a_package_of_which_nothing_is_recorded_is_not_found() {
        write(registered(packageId(2), true));
        assertThat(ask(Map.of()).getStatusCode()).isEqualTo(404);
    }

    @Test
    void a_wrong_question_is_refused() {
        assertThat(Http.body(ask(Map.of("limit", "1001"))).get("field").asText())
                .isEqualTo("limit");
        assertThat(Http.body(ask(Map.of("cursor", "x"))).get("field").asText()).isEqualTo("cursor");
        assertThat(Http.body(ask(Map.of("at", "now"))).get("field").asText()).isEqualTo("at");
    }

    private void write(RecordedEvent... events) {
        write(List.of(events));
    }

    private void write(List<RecordedEvent> events) {
        var response = new AuditProjector(objects, InstantSource.fixed(NINE))
                .handleRequest(Deliveries.batch(events), NoLambda.CONTEXT);
        assertThat(response.getBatchItemFailures()).isEmpty();
    }

    private APIGatewayV2HTTPResponse ask(Map<String, String> query) {
        return api.handleRequest(
                Http.get("GET /packages/{id}/history", Map.of("id", PACKAGE.canonical()), query), NoLambda.CONTEXT);
    }
}
