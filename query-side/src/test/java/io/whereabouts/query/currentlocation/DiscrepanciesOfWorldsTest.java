package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScannerId;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.World;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Asked;
import io.whereabouts.query.http.Json;
import io.whereabouts.query.http.Request;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Random histories, in which what one scanner saw is taken for the count, against a judge that knows all of them.
class DiscrepanciesOfWorldsTest {
    private static final int SEEDS = 1_000;
    private static final List<ScannerId> SCANNERS =
            List.of(new ScannerId("van-0"), new ScannerId("van-1"), new ScannerId("van-2"));

    @Test
    void each_package_is_found_once_and_to_be_what_the_whole_history_says() {
        var first = Seed.random(DiscrepanciesOfWorldsTest.class).nextLong();
        LongStream.range(first, first + SEEDS).forEach(seed -> {
            var random = new Random(seed);
            var history = history(seed, random);
            var locations = locations(history);
            var volume = new VolumeQuestion(new Volume(locations));
            var question = new DiscrepancyQuestion(locations, volume, new ContentsQuestion(locations));
            var areas = Areas.some(random);
            for (var scanner : SCANNERS) {
                var judge = new SessionJudge(history, scanner);
                for (var area : areas) {
                    assertThat(pages(scanner, request -> question.in(area, ScanSession.of(request), request)))
                            .as("%s in %s, history %d", scanner, area, seed)
                            .isEqualTo(judge.in(area));
                }
                locations.rows().values().stream()
                        .filter(row -> row.life().isRegistered())
                        .map(Row::packageId)
                        .forEach(container -> assertThat(pages(
                                        scanner, request -> question.in(container, ScanSession.of(request), request)))
                                .as("%s in %s, history %d", scanner, container, seed)
                                .isEqualTo(judge.in(container)));
            }
        });
    }

    private static List<RecordedEvent> history(long seed, Random random) {
        return Math.floorMod(seed, 50L) == 0 ? World.tower(18 + random.nextInt(8), random) : World.history(random);
    }

    private static InMemoryLocations locations(List<RecordedEvent> history) {
        var recorded = new Recorded();
        var model = new InMemoryModel(recorded);
        Shuffled.to(model, Shuffled.inOrder(history), history, recorded);
        return model.locations;
    }

    private static Map<PackageId, Finding> pages(ScannerId scanner, Function<Request, Answer> asked) {
        var findings = new TreeMap<PackageId, Finding>(Comparator.comparing(PackageId::canonical));
        var query = new HashMap<>(Map.of("limit", "3"));
        Optional<String> next;
        do {
            var page = json(asked.apply(request(scanner, query)));
            for (var finding : Finding.values()) {
                page.get(finding.name().toLowerCase(Locale.ROOT)).forEach(found -> {
                    var before =
                            findings.put(PackageId.parse(found.get("package").asText()), finding);
                    assertThat(before).as("%s is found twice", found).isNull();
                });
            }
            next = Optional.ofNullable(page.get("next")).map(JsonNode::asText);
            next.ifPresent(cursor -> query.put("cursor", cursor));
        } while (next.isPresent());
        return findings;
    }

    private static Request request(ScannerId scanner, Map<String, String> query) {
        var path = Map.of("scanner", scanner.value(), "session", "0");
        return Asked.by(Http.get("", path, Map.copyOf(query)));
    }

    private static JsonNode json(Answer answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
