import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Asks a deployed stack over HTTP whether it does what it is for. Runs from its source, with a JDK and nothing else:
/// `java SmokeTest.java read|write`; smoke.sh says what it needs to know, as environment variables.
final class SmokeTest {
    /// A function of Java that starts takes seconds, the audit log fills an object for a minute.
    private static final Duration PATIENCE =
            Duration.parse(Objects.requireNonNullElse(System.getenv("PATIENCE"), "PT3M"));

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String api;

    private SmokeTest(String api) {
        this.api = api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 1 || !List.of("read", "write").contains(args[0])) {
            throw new IllegalArgumentException("usage: java SmokeTest.java read|write");
        }
        var writes = args[0].equals("write");
        var test = new SmokeTest(given("API_URL"));
        test.refusesWithoutToken();
        var scopes = writes ? List.of("packages:read", "packages:write", "scans:write") : List.of("packages:read");
        var token =
                test.token(scopes.stream().map(given("SCOPE_PREFIX")::concat).toList());
        test.answersQuestions(token);
        if (writes) {
            test.keepsWhatItAcknowledges(token);
        }
        System.out.println("The stack at " + test.api + " does what it is for");
    }

    private void refusesWithoutToken() throws IOException, InterruptedException {
        expect(401, send(request("/packages/00106141412345678908").GET()), "a question without a token");
    }

    private String token(List<String> scopes) throws IOException, InterruptedException {
        var form = "grant_type=client_credentials&scope="
                + URLEncoder.encode(String.join(" ", scopes), StandardCharsets.UTF_8);
        var client = given("CLIENT_ID") + ":" + given("CLIENT_SECRET");
        var answer = send(HttpRequest.newBuilder(URI.create(given("TOKEN_URL")))
                .timeout(Duration.ofSeconds(20))
                .header("authorization", "Basic " + base64(client))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            // Not the body: who knows what an issuer says about a secret.
            throw new Failed("a token for %s: the issuer answered %d".formatted(scopes, answer.statusCode()));
        }
        var token = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
        if (!token.find()) {
            throw new Failed("the issuer's answer holds no access_token");
        }
        return token.group(1);
    }

    private void answersQuestions(String token) throws IOException, InterruptedException {
        var found = send(as(token, "/packages?bbox=13.714,45.273,200,13.715,45.274,220&limit=1")
                .GET());
        expect(200, found, "what is in a volume");
        holds("FeatureCollection", found);
        // It names no package that anybody has: the check is that the reader reached its table.
        expect(404, send(as(token, "/packages/80044000SMOKE0").GET()), "where an unknown package is");
    }

    private void keepsWhatItAcknowledges(String token) throws IOException, InterruptedException {
        var name = "80044000SMOKE" + System.currentTimeMillis();
        var begun = Instant.now();
        var registration = "{\"package\":\"%s\",\"description\":\"smoke test\"}".formatted(name);
        expect(201, send(posting(token, "/packages", registration)), "registering " + name);
        var scanner = send(as(token, "/scanners/smoke-test")
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString("{}")));
        expect(scanner.statusCode() == 201 ? 201 : 200, scanner, "registering the scanner, perhaps again");
        var scans = """
                {"scans":[{"scanner":"smoke-test","sequence":%d,"scannedAt":"%s","package":"%s",
                 "position":{"latitude":45.2735,"longitude":13.7142,"altitude":211.15,"accuracy":4}}]}""".formatted(begun.getEpochSecond(), begun, name);
        var scanned = send(posting(token, "/scans", scans));
        expect(200, scanned, "scanning " + name);
        holds("\"recorded\"", scanned);
        await(token, "/packages/" + name, "45.2735", begun);
        await(token, "/packages/%s/history".formatted(name), "smoke-test", begun);
    }

    private void await(String token, String path, String text, Instant begun) throws IOException, InterruptedException {
        while (true) {
            var answer = send(as(token, path).GET());
            var waited = Duration.between(begun, Instant.now());
            if (answer.statusCode() == 200 && answer.body().contains(text)) {
                System.out.println("%s: visible after %d ms".formatted(path, waited.toMillis()));
                return;
            }
            if (waited.compareTo(PATIENCE) > 0) {
                throw new Failed("%s: after %d s still %d %s"
                        .formatted(path, waited.toSeconds(), answer.statusCode(), answer.body()));
            }
            Thread.sleep(PAUSE);
        }
    }

    private HttpRequest.Builder posting(String token, String path, String body) {
        return as(token, path).header("content-type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder as(String token, String path) {
        return request(path).header("authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofSeconds(40));
    }

    /// Once more after a passing fault: a new stack's first answers may be 503.
    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        for (var attempt = 1; ; attempt++) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (attempt == 5 || !List.of(429, 500, 502, 503, 504).contains(answer.statusCode())) {
                return answer;
            }
            Thread.sleep(PAUSE);
        }
    }

    private static void expect(int status, HttpResponse<String> answer, String what) {
        if (answer.statusCode() != status) {
            throw new Failed(
                    "%s: expected %d, and got %d %s".formatted(what, status, answer.statusCode(), answer.body()));
        }
        System.out.println("%s: %d".formatted(what, status));
    }

    private static void holds(String text, HttpResponse<String> answer) {
        if (!answer.body().contains(text)) {
            throw new Failed("%s: no %s in %s".formatted(answer.uri(), text, answer.body()));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String given(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new Failed(name + " is not set; run smoke.sh");
        }
        return value;
    }

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }
    }
}
