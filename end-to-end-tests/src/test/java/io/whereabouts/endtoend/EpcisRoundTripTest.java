package io.whereabouts.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.whereabouts.events.epcis.EpcisDocument;
import io.whereabouts.events.epcis.EpcisDocument.Element;
import io.whereabouts.events.epcis.EpcisEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is captured over HTTP comes back from the query equal up to the order of keys and the form of identifiers, and
/// a package's life comes out and can be captured again.
@ExtendWith(LocalEnvironment.class)
class EpcisRoundTripTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    /// GS1's schema and examples are not ours to distribute.
    private static final Path GS1S = Path.of(System.getProperty("epcis.examples", "../../shared/data/epcis"));

    private static final String BOX = Journey.sscc(61_001);
    private static final String CAGE = Journey.sscc(61_002);
    private static final Journey.Point YARD = new Journey.Point(47.05, 8.57, 431);

    @Test
    void each_of_GS1s_examples_comes_back_equal_and_fits_the_schema(Whereabouts environment) {
        assumeTrue(
                Files.isDirectory(GS1S),
                "GS1's JSON Schema and examples of EPCIS 2.0 are not in %s; name their folder by -Depcis.examples="
                        .formatted(GS1S.toAbsolutePath().normalize()));
        for (var example : examples()) {
            var sent = text(example);
            comesBack(environment.api(), sent);
        }
    }

    @Test
    void documents_of_our_own_come_back_equal(Whereabouts environment) {
        var seen = new HashMap<>(Epcis.seen(Journey.sscc(61_009), YARD));
        seen.put("eventID", "urn:uuid:374d95fc-9457-4a51-bd6a-0bba13384600");
        seen.put("example:weight", List.of(1.50, "x", Map.of("example:unit", "kg")));
        comesBack(environment.api(), Api.write(Epcis.document(seen)));
    }

    private static void comesBack(Api api, String sent) {
        var events = events(sent);
        assertThat(api.post("/epcis/capture", sent).status()).isEqualTo(202);
        var ids = events.stream().map(EpcisEvent::eventId).collect(Collectors.joining("|"));
        var query = "/epcis/events?orderDirection=ASC&perPage=1000&EQ_eventID=" + encoded(ids);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(events(answer(api, query))).containsExactlyInAnyOrderElementsOf(events));
        fitsGs1sSchema(api.get(query).body());
        for (var event : events) {
            var epcs = event.texts("epcList");
            if (!epcs.isEmpty()) {
                var byThing = "/epcis/events?perPage=1000&MATCH_epc=" + encoded(epcs.getFirst());
                assertThat(events(answer(api, byThing))).contains(event);
            }
        }
    }

    @Test
    void a_life_comes_out_page_by_page_and_can_be_captured_again(Whereabouts environment) {
        var api = environment.corrector().registering("gate-61");
        for (var id : List.of(BOX, CAGE)) {
            assertThat(api.post("/packages", Map.of("package", id, "client", "Kontor AG"))
                            .status())
                    .isEqualTo(201);
        }
        scan(api, 1);
        assertThat(api.post("/packages/" + CAGE + "/contents", Map.of("packages", List.of(BOX)))
                        .status())
                .isEqualTo(200);
        var partners = new HashMap<>(Epcis.seen(BOX, YARD));
        partners.put("eventID", "urn:uuid:374d95fc-9457-4a51-bd6a-0bba13384601");
        assertThat(api.post("/epcis/capture", Epcis.document(partners)).status())
                .isEqualTo(202);
        var wrong = Map.of("scanner", "gate-61", "sequence", 1);
        for (var standing : List.of(false, true)) {
            assertThat(api.post(
                                    "/corrections",
                                    Map.of("package", BOX, "scan", wrong, "reason", "slip", "standing", standing))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(api.delete("/packages/" + CAGE + "/contents/" + BOX).status())
                .isEqualTo(200);
        assertThat(api.put("/packages/" + BOX + "/status", Map.of("status", "closed"))
                        .status())
                .isEqualTo(200);

        // Registered, scanned, packed, told by a partner, declared wrong, told anew, unpacked, closed.
        await().atMost(SOON).untilAsserted(() -> assertThat(life(api)).hasSize(8));
        var document = Epcis.document(life(api).toArray());
        fitsGs1sSchema(Api.write(document));
        var captured = api.post("/epcis/capture", document);
        var job = api.get(captured.response().headers().firstValue("location").orElseThrow())
                .json();
        assertThat(job.path("errors")).isEmpty();
        assertThat(job.path("captured").asInt()).isEqualTo(8);
    }

    private static void scan(Api api, int sequence) {
        var scan = Map.of(
                "scanner",
                "gate-61",
                "sequence",
                sequence,
                "scannedAt",
                Instant.now().toString(),
                "package",
                BOX,
                "position",
                Journey.position(YARD));
        assertThat(api.post("/scans", Map.of("scans", List.of(scan)))
                        .json()
                        .at("/results/0/result")
                        .asText())
                .isEqualTo("recorded");
    }

    /// All pages of it.
    private static List<JsonNode> life(Api api) {
        var events = new ArrayList<JsonNode>();
        var next = Optional.of("/epcis/events?perPage=2&orderDirection=ASC&MATCH_epc="
                + encoded("urn:epc:id:sscc:0614141.%s%s".formatted(BOX.charAt(2), BOX.substring(10, 19))));
        while (next.isPresent()) {
            var answer = api.get(next.get());
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            events.addAll(Epcis.events(answer));
            next = answer.response().headers().firstValue("link").map(link -> {
                var form = NEXT.matcher(link);
                assertThat(form.matches()).as(link).isTrue();
                return form.group(1);
            });
        }
        return events;
    }

    private static String answer(Api api, String query) {
        var answer = api.get(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static void fitsGs1sSchema(String document) {
        var schema = GS1S.resolve("EPCIS-JSON-Schema.json");
        if (Files.exists(schema)) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(text(schema))
                            .validate(document, InputFormat.JSON))
                    .isEmpty();
        }
    }

    private static List<EpcisEvent> events(String document) {
        return EpcisDocument.read(document).elements().stream()
                .map(element -> ((Element.Wellformed) element).event())
                .toList();
    }

    private static List<Path> examples() {
        try (var files = Files.list(GS1S)) {
            return files.filter(file -> file.toString().endsWith(".jsonld"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
