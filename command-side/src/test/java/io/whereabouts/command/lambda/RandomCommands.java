package io.whereabouts.command.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Requests about a few packages, each of which may be the container of another.
final class RandomCommands {
    static final List<String> IDS = IntStream.range(0, 5).mapToObj(Api::sscc).toList();

    private final RandomGenerator random;
    private final List<String> packings;

    /// @param packings ids of events that may be corrected; it grows meanwhile
    RandomCommands(RandomGenerator random, List<String> packings) {
        this.random = random;
        this.packings = packings;
    }

    APIGatewayV2HTTPEventBuilder next() {
        return switch (random.nextInt(16)) {
            case 0 -> about("PUT /packages/{id}/tracking", "{\"tracked\": %s}".formatted(random.nextBoolean()));
            case 1, 2 -> about("PUT /packages/{id}/status", "{\"status\": \"%s\"}".formatted(status()));
            case 3, 4, 5, 6 -> about("POST /packages/{id}/contents", pack());
            case 7, 8, 9 -> unpack();
            case 10, 11 -> correct();
            case 12 -> Api.request("POST /scans", Api.scans(Api.scanJson(one(IDS), "gate", random.nextInt(9), time())));
            case 13 ->
                about("PUT /packages/{id}", "{\"reference\": \"%d\"}".formatted(random.nextInt(3)))
                        .withHeaders(Map.of("content-type", "application/json", "if-match", "*"));
            default -> register(one(IDS));
        };
    }

    static APIGatewayV2HTTPEventBuilder register(String id) {
        return Api.request("POST /packages", "{\"package\": \"%s\"}".formatted(id));
    }

    private String status() {
        return random.nextInt(4) == 0 ? "closed" : one(List.of("lost", "underway", "delivered"));
    }

    private String pack() {
        var packages = IDS.stream()
                .filter(id -> random.nextInt(3) == 0)
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(","));
        var some = packages.isEmpty() ? "\"%s\"".formatted(one(IDS)) : packages;
        return random.nextInt(3) == 0
                ? "{\"packages\": [%s], \"packedAt\": \"%s\"}".formatted(some, time())
                : "{\"packages\": [%s]}".formatted(some);
    }

    private APIGatewayV2HTTPEventBuilder unpack() {
        var request = Api.request("DELETE /packages/{id}/contents/{child}", "")
                .withPathParameters(Map.of("id", one(IDS), "child", one(IDS)));
        return random.nextInt(3) == 0 ? request.withQueryStringParameters(Map.of("unpackedAt", time())) : request;
    }

    private APIGatewayV2HTTPEventBuilder correct() {
        if (packings.isEmpty()) {
            return register(one(IDS));
        }
        var named = one(packings).split(" ", 2);
        return Api.request("POST /corrections", """
                {"package": "%s", "event": "%s", "reason": "a slip", "standing": %s}""".formatted(named[0], named[1], random.nextInt(3) == 0));
    }

    private String time() {
        return Instant.parse("2026-11-01T09:00:00Z")
                .plusSeconds(random.nextInt(5) * 600L)
                .toString();
    }

    private APIGatewayV2HTTPEventBuilder about(String route, String body) {
        return Api.request(route, body).withPathParameters(Map.of("id", one(IDS)));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
