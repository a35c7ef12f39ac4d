package io.whereabouts.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.api.Document;
import io.whereabouts.api.Operation;
import io.whereabouts.api.Operation.Example;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// 500 requests made from the OpenAPI document, each with one thing wrong: none fails, each refusal names the field
/// where there is one, and nothing of our insides is told (B5).
@ExtendWith(LocalEnvironment.class)
class MalformedInputsTest {
    private static final int REQUESTS = Integer.getInteger("requests", 500);
    private static final Document DOCUMENT = Document.written();

    /// Of the examples.
    private static final Pattern SSCC = Pattern.compile("1061414100050000([0-9])[0-9]");

    /// API Gateway's own answers, word for word.
    private static final Set<String> GATEWAYS = Set.of(
            "401 {\"message\":\"Unauthorized\"}",
            "403 {\"message\":\"Forbidden\"}",
            "404 {\"message\":\"Not Found\"}",
            "413 {\"message\":\"Request Entity Too Large\"}",
            "431 {\"message\":\"Request Header Fields Too Large\"}");

    private static final List<String> INSIDES = List.of(
            "Exception",
            "java.",
            "jackson",
            "StreamRead",
            "DeserializationFeature",
            "[Source",
            "amazon",
            "axon",
            "io.whereabouts",
            "arn:",
            "local-whereabouts",
            "\tat ");

    @Test
    void nothing_malformed_is_a_fault_of_ours_and_each_refusal_says_what_is_wrong(Whereabouts environment)
            throws IOException {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("MalformedInputsTest: -Dseed=%d%n", seed);
        var random = new Random(seed);
        var bodies = new MalformedBodies(random);
        var heads = new MalformedHeads(random);
        var token = "Bearer " + environment.token("packages:read packages:write scans:write corrections:write");
        var operations = DOCUMENT.operations();
        var faults = new ArrayList<String>();
        for (var i = 0; i < REQUESTS; i++) {
            var operation = operations.get(random.nextInt(operations.size()));
            var example = good(operation); // of other packages: the examples' are registered by their own test
            var good = request(example, token);
            var request = example.body()
                    .filter(body -> random.nextInt(3) > 0)
                    .map(body -> bodies.next(good, Api.read(others(body.toString()))))
                    .orElseGet(() -> heads.next(good));
            fault(request, RawHttp.exchange(environment.port(), request.bytes()))
                    .ifPresent(fault -> faults.add("%s → %s".formatted(request, fault)));
        }
        assertThat(faults).as("with -Dseed=%d", seed).isEmpty();
    }

    /// The first that is answered well and has nothing wrong in it; where what is asked for has a name that nobody
    /// knows before, one that finds nothing.
    private static Example good(Operation operation) {
        return operation.examples().stream()
                .filter(example -> example.status() < 300)
                .filter(example -> example.body()
                        .map(body -> DOCUMENT.breaches(operation.bodySchema().orElseThrow(), body)
                                .isEmpty())
                        .orElse(true))
                .findFirst()
                .or(() -> operation.examples().stream()
                        .filter(example -> example.status() == 404)
                        .findFirst())
                .orElseThrow();
    }

    private static Malformed request(Example example, String token) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("authorization", token);
        headers.putAll(example.parameters("header"));
        var body = example.body().map(each -> new String(others(Api.write(each)).getBytes(UTF_8), ISO_8859_1));
        body.ifPresent(bytes -> headers.put("content-type", "application/json"));
        return new Malformed(
                example.operation(),
                "nothing",
                example.operation().method(),
                others(ExamplesTest.path(example)),
                headers,
                body.orElse(""),
                Optional.empty(),
                false);
    }

    private static String others(String text) {
        return SSCC.matcher(text)
                .replaceAll(found ->
                        Journey.sscc(80_000 + Integer.parseInt(found.group(1))).substring(2))
                .replaceAll("gate-([0-9])", "gate-8$1")
                .replace("0614141000012", "0614141000036");
    }

    private static Optional<String> fault(Malformed request, Optional<RawHttp.Reply> answer) {
        if (answer.isEmpty()) {
            return Optional.of("hung up").filter(said -> !request.tolerable());
        }
        var reply = answer.get();
        var said = "%d %s"
                .formatted(
                        reply.status(),
                        reply.body().substring(0, Math.min(400, reply.body().length())));
        if (reply.status() >= 500) {
            return Optional.of(said);
        }
        if (reply.status() < 400) {
            return Optional.of("taken: " + said).filter(unused -> !request.tolerable() && !namesIn(reply, request));
        }
        if (isTheGateways(request, reply, said) || request.method().equals("HEAD") || isTheServers(request, reply)) {
            return Optional.empty();
        }
        var told = reply.body().replaceFirst("^\\{\"type\":\"epcisException:[A-Za-z]+", "");
        return INSIDES.stream().anyMatch(told::contains)
                ? Optional.of("tells of our insides: " + said)
                : problem(request, reply, said);
    }

    /// It looks at no field; what is too long it refuses whatever it is.
    private static boolean isTheGateways(Malformed request, RawHttp.Reply reply, String said) {
        return GATEWAYS.contains(said) && (request.blamed().isEmpty() || reply.status() == 431);
    }

    private static Optional<String> problem(Malformed request, RawHttp.Reply reply, String said) {
        if (!reply.header("content-type").equals("application/problem+json")) {
            return Optional.of("no problem document: " + said);
        }
        var problem = Api.read(reply.body());
        if (!DOCUMENT.breachesOfClosed(DOCUMENT.schema("Problem"), problem).isEmpty()
                || problem.path("status").asInt() != reply.status()
                || (!request.tolerable()
                        && request.operation().response(reply.status()).isMissingNode())) {
            return Optional.of("not as the document says: " + said);
        }
        return request.blamed()
                .filter(field -> !field.equals(problem.path("field").asText()))
                .map(field -> "does not blame %s: %s".formatted(field, said));
    }

    /// A scan is refused by itself.
    private static boolean namesIn(RawHttp.Reply reply, Malformed request) {
        return request.blamed()
                .filter(field -> reply.status() == 200
                        && reply.body().startsWith("{\"results\"")
                        && Api.read(reply.body()).findValuesAsText("field").contains(field))
                .isPresent();
    }

    /// What is no HTTP is answered by the server of the local front; in the cloud that is AWS's.
    private static boolean isTheServers(Malformed request, RawHttp.Reply reply) {
        return request.blamed().isEmpty() && reply.body().matches("<h1>40[04] (Bad Request|Not Found)</h1>[A-Za-z ]*");
    }
}
