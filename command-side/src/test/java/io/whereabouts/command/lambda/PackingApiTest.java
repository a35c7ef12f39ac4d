package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.OTHER_PACKAGE;
import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingApiTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final String CAGE = "800304012345000221334455";

    private Api api;

    @BeforeEach
    void start() {
        api = Api.on(DYNAMO_DB.client(), DYNAMO_DB.createEventsTable(), Clock.systemUTC());
        Stream.of(PACKAGE, OTHER_PACKAGE, CAGE).forEach(this::register);
    }

    @Test
    void packages_are_packed_and_each_answer_says_where_it_is() {
        var answer = pack(CAGE, PACKAGE, OTHER_PACKAGE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(results(answer)).containsExactly("packed", "packed");
        var first = answer.body().at("/results/0");
        assertThat(first.path("package").asText()).isEqualTo(PACKAGE);
        assertThat(first.path("container").asText()).isEqualTo(CAGE);
        assertThat(first.path("token").asText()).isNotEmpty();
        assertThat(first.has("since")).isTrue();
    }

    @Test
    void a_request_of_five_hundred_is_as_many_transactions_as_it_takes_and_can_be_sent_again() {
        var ids = IntStream.range(1000, 1000 + PackingRequests.MOST)
                .mapToObj(Api::sscc)
                .toArray(String[]::new);
        Stream.of(ids).limit(120).forEach(this::register);

        var first = results(pack(CAGE, ids));
        assertThat(first.subList(0, 120)).containsOnly("packed");
        assertThat(first.subList(120, PackingRequests.MOST)).containsOnly("refused");
        assertThat(results(pack(CAGE, ids)).subList(0, 120)).containsOnly("unchanged");
    }

    @Test
    void what_cannot_be_packed_says_why_and_holds_up_no_other() {
        var unknown = Api.sscc(1);
        var answer = pack(CAGE, unknown, PACKAGE);

        assertThat(results(answer)).containsExactly("refused", "packed");
        assertThat(answer.body().at("/results/0/problem/status").asInt()).isEqualTo(404);
        assertThat(answer.body().at("/results/0/problem/detail").asText()).contains(unknown + " is not registered");
    }

    @Test
    void a_package_is_unpacked_once() {
        pack(CAGE, PACKAGE);

        assertThat(unpack(CAGE, PACKAGE, Map.of()).body().path("result").asText())
                .isEqualTo("unpacked");
        assertThat(unpack(CAGE, PACKAGE, Map.of()).body().path("result").asText())
                .isEqualTo("unchanged");
        assertThat(unpack(CAGE, OTHER_PACKAGE, Map.of()).status()).isEqualTo(409);
        assertThat(unpack(CAGE, Api.sscc(1), Map.of()).status()).isEqualTo(404);
    }

    @Test
    void what_is_told_late_is_kept_once_and_changes_nothing_though_it_is_told_again_and_again() {
        var packed = """
                {"packages": ["%s"], "packedAt": "%s"}""";
        send("POST", "/packages/{id}/contents", CAGE, packed.formatted(PACKAGE, "2026-01-01T10:00:00Z"));
        unpackAt("2026-01-01T12:00:00Z");
        send("POST", "/packages/{id}/contents", OTHER_PACKAGE, packed.formatted(PACKAGE, "2026-01-01T13:00:00Z"));

        for (var expected : List.of("late", "unchanged", "unchanged")) {
            var late = send("POST", "/packages/{id}/contents", CAGE, packed.formatted(PACKAGE, "2026-01-01T11:00:00Z"));
            assertThat(results(late)).containsExactly(expected);
        }
        assertThat(results(pack(OTHER_PACKAGE, PACKAGE))).containsExactly("unchanged");
    }

    private void unpackAt(String moment) {
        assertThat(unpack(CAGE, PACKAGE, Map.of("unpackedAt", moment))
                        .body()
                        .path("result")
                        .asText())
                .isEqualTo("unpacked");
    }

    @Test
    void two_that_are_put_into_each_other_at_once_never_both_are() throws Exception {
        race(
                (one, other) -> pack(one, other),
                (one, other) -> pack(other, one),
                results -> assertThat(results).containsExactlyInAnyOrder("packed", "refused"));
    }

    @Test
    void what_is_put_into_two_containers_at_once_is_in_one() throws Exception {
        race(
                (one, other) -> pack(CAGE, one),
                (one, other) -> pack(other, one),
                results -> assertThat(results).containsExactlyInAnyOrder("packed", "refused"));
    }

    @Test
    void a_crowd_fills_one_container_at_once() throws Exception {
        try (var crowd = Executors.newFixedThreadPool(8)) {
            var running = IntStream.range(0, 24)
                    .mapToObj(Api::sscc)
                    .map(id -> crowd.submit(() -> {
                        register(id);
                        return pack(CAGE, id);
                    }))
                    .toList();
            for (var each : running) {
                assertThat(results(each.get())).containsExactly("packed");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"packages": []}|packages|must have 1 to 500 elements, not 0
            {"packages": ["7"]}|packages[0]|
            {"packages": ["00106141412345678915", "106141412345678915"]}|packages[1]|stands in packages[0] already
            {"packages": ["00106141412345678915"], "packedAt": "now"}|packedAt|must be a time of the years 1970 to 9999
            {"packages": ["00106141412345678915"], "at": "now"}|at|there is no field 'at' here
            {}|packages|is missing
            """)
    void a_wrong_request_is_refused_with_the_field_that_is_to_blame(String body, String field, @Nullable String why) {
        var answer = send("POST", "/packages/{id}/contents", CAGE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asText()).isEqualTo(field);
        assertThat(answer.body().path("detail").asText()).contains(why == null ? "" : why);
    }

    @Test
    void a_wrong_path_or_parameter_is_refused_by_its_name() {
        assertThat(unpack("7", PACKAGE, Map.of()).body().path("field").asText()).isEqualTo("id");
        assertThat(unpack(CAGE, "7", Map.of()).body().path("field").asText()).isEqualTo("child");
        assertThat(unpack(CAGE, PACKAGE, Map.of("unpackedAt", "soon"))
                        .body()
                        .path("field")
                        .asText())
                .isEqualTo("unpackedAt");
        assertThat(unpack(CAGE, PACKAGE, Map.of("when", "now"))
                        .body()
                        .path("field")
                        .asText())
                .isEqualTo("when");
    }

    @FunctionalInterface
    private interface Move {
        Api.Answer of(String one, String other);
    }

    private void race(Move first, Move second, Consumer<List<String>> expected) throws Exception {
        try (var both = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 10; round++) {
                var one = Api.sscc(100 + 2 * round);
                var other = Api.sscc(101 + 2 * round);
                Stream.of(one, other).forEach(this::register);
                var start = new CountDownLatch(1);
                var running = Stream.of(first, second)
                        .map(move -> both.submit(() -> {
                            start.await();
                            return results(move.of(one, other)).getFirst();
                        }))
                        .toList();
                start.countDown();
                var results = new ArrayList<String>();
                for (var each : running) {
                    results.add(each.get());
                }
                expected.accept(results);
            }
        }
    }

    private void register(String id) {
        assertThat(api.register("{\"package\": \"%s\"}".formatted(id)).status()).isEqualTo(201);
    }

    private Api.Answer pack(String container, String... packages) {
        var list = Stream.of(packages).map("\"%s\""::formatted).collect(Collectors.joining(","));
        return send("POST", "/packages/{id}/contents", container, "{\"packages\": [%s]}".formatted(list));
    }

    private Api.Answer unpack(String container, String child, Map<String, String> query) {
        return api.send(Api.request("DELETE /packages/{id}/contents/{child}", "")
                .withPathParameters(Map.of("id", container, "child", child))
                .withQueryStringParameters(query));
    }

    private Api.Answer send(String method, String route, String id, String body) {
        return api.send(Api.request(method + " " + route, body).withPathParameters(Map.of("id", id)));
    }

    private static List<String> results(Api.Answer answer) {
        return StreamSupport.stream(answer.body().path("results").spliterator(), false)
                .map((JsonNode result) -> result.path("result").asText())
                .toList();
    }
}
