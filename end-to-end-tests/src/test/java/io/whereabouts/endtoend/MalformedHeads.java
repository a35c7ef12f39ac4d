package io.whereabouts.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Paths, parameters and headers that break what the document says of them, or HTTP itself.
final class MalformedHeads {
    /// As they stand in a path, where an identifier should be.
    private static final List<String> SEGMENTS = List.of(
            "%00",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "..%2F..%2Fopenapi.json",
            "%252e%252e%252f",
            "00106141410005000014%00",
            "00106141410005000014%2Fhistory",
            "00106141410005000014%0d%0aset-cookie:%20a=b",
            "%ff%fe%c0%af",
            "%E2%80%AE00106141410005000014",
            "%24%7Bjndi:ldap:%2F%2Fexample.com%2Fa%7D",
            "'%20OR%20'1'='1",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "urn:epc:id:sscc:0614141.",
            "https:%2F%2Fid.gs1.org%2F00%2F",
            "(00)(00)(00)",
            "-1",
            "9".repeat(4_000),
            "%F0%9F%93%A6");

    /// As they stand in a request line; no route has them.
    private static final List<String> PATHS = List.of(
            "/packages/../../etc/passwd",
            "//packages",
            "/packages//",
            "/PACKAGES",
            "/packages;a=b",
            "/./packages",
            "/%70ackages%2f",
            "/packages/00106141410005000014/history/",
            "/.git/config",
            "/openapi.json/",
            "/packages%00",
            "/" + "a/".repeat(2_000),
            "/" + "x".repeat(20_000));

    private static final List<String> VALUES = List.of(
            "",
            "-1",
            "0",
            "abc",
            "1e3",
            "NaN",
            "%00",
            "99999999999999999999",
            "1,2,3",
            "%0d%0ax:y",
            "%ff",
            "null",
            "x".repeat(3_000),
            "%F0%9F%93%A6",
            "true",
            "[]",
            "..%2f",
            "1,2,3,4,5,1e999",
            "91,91,91,91,91,91");

    private final RandomGenerator random;

    MalformedHeads(RandomGenerator random) {
        this.random = random;
    }

    Malformed next(Malformed good) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> segment(good).orElseGet(() -> parameter(good));
            case 2 -> parameter(good);
            case 3 -> header(good).orElseGet(() -> token(good));
            case 4 -> token(good);
            case 5 -> frame(good);
            default ->
                random.nextBoolean()
                        ? good.at("no path of ours", one(PATHS))
                        : good.by("another method", one(List.of("PATCH", "TRACE", "FOO", "get", "HEAD")))
                                .tolerated();
        };
    }

    /// In place of a parameter of the path.
    private Optional<Malformed> segment(Malformed request) {
        var parameters = of(request, "path");
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        var name = one(parameters).path("name").asText();
        var template = request.operation().path().split("/", -1);
        var path = request.target().replaceFirst("\\?.*", "").split("/", -1);
        var wrong = one(SEGMENTS);
        for (var i = 0; i < template.length; i++) {
            if (template[i].equals("{%s}".formatted(name))) {
                path[i] = wrong;
            }
        }
        var shown = wrong.substring(0, Math.min(40, wrong.length()));
        var attack = request.at("%s is %s".formatted(name, shown), String.join("/", path));
        // A few are good names of scanners and their sessions, or of events, which nobody has.
        var good = List.of("scanner", "session").contains(name)
                ? wrong.matches("[A-Za-z0-9._:-]{1,64}")
                : name.equals("event") && wrong.matches("(urn|https):.*");
        return Optional.of(good ? attack.tolerated() : attack.blaming(name));
    }

    /// In the query: one that nobody knows, or one that is wrong.
    private Malformed parameter(Malformed good) {
        var known = of(good, "query");
        var path = good.target().replaceFirst("\\?.*", "");
        if (known.isEmpty() || random.nextInt(4) == 0) {
            if (good.operation().scopes().isEmpty()) {
                return good.at("an unknown parameter", path + "?colour=red").tolerated();
            }
            return good.at(
                            "an unknown parameter",
                            good.target() + (good.target().contains("?") ? "&" : "?") + "colour=red")
                    .blaming("colour");
        }
        var description = one(known);
        var parameter = description.path("name").asText();
        var others = new ArrayList<String>();
        for (var pair : queryWith(parameter, good).split("&", -1)) {
            if (!pair.isEmpty() && !pair.startsWith(parameter + "=")) {
                others.add(pair);
            }
        }
        var value = one(VALUES);
        others.add(parameter + "=" + value);
        var shown = value.substring(0, Math.min(40, value.length()));
        var wrong = good.at("%s is '%s'".formatted(parameter, shown), path + "?" + String.join("&", others))
                .blaming(parameter);
        return mayBe(value, description, good) ? wrong.tolerated() : wrong;
    }

    /// That of an example that has it, if one does: some parameters shut each other out.
    private static String queryWith(String parameter, Malformed good) {
        return Stream.concat(
                        Stream.of(good.target()),
                        good.operation().examples().stream().map(ExamplesTest::path))
                .map(target -> target.replaceFirst("[^?]*\\??", ""))
                .filter(query -> query.matches("(.*&)?%s=.*".formatted(parameter)))
                .findFirst()
                .orElse(good.target().replaceFirst("[^?]*\\??", ""));
    }

    /// Whether the document has nothing against it: a client may have any name.
    private static boolean mayBe(String value, JsonNode parameter, Malformed good) {
        var text = URLDecoder.decode(value, StandardCharsets.UTF_8);
        var isTruth = parameter.at("/schema/type").asText().equals("boolean") && text.matches("true|false");
        return good.operation()
                .document()
                .breaches(
                        parameter.path("schema"),
                        isTruth ? BooleanNode.valueOf(Boolean.parseBoolean(text)) : TextNode.valueOf(text))
                .isEmpty();
    }

    private Optional<Malformed> header(Malformed good) {
        var headers = of(good, "header");
        var header = one(headers);
        var name = header.path("name").asText();
        var value = one(List.of("\"", "two words", "\u00e9", "x".repeat(300), "\t\u007f", "\"a\", \"b\"", "{}", ""));
        var wrong = good.with("%s is %s".formatted(name, value), name, value);
        return switch (name) {
            case "If-Match" -> Optional.of(wrong.blaming(name));
            // It counts only where an identifier is allotted.
            case "Idempotency-Key", "x-correlation-id", "If-None-Match" -> Optional.of(wrong.tolerated());
            default -> Optional.empty();
        };
    }

    private Malformed token(Malformed good) {
        var value = one(List.of(
                "",
                "Bearer",
                "Bearer x",
                "Basic YTpi",
                "Bearer ..",
                "Bearer \u00e9",
                "Bearer a.b.c",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer " + "x".repeat(5_000),
                "bearer\ttab"));
        var wrong = good.with("authorization is '%s'".formatted(value), "authorization", value);
        return good.operation().scopes().isEmpty() ? wrong.tolerated() : wrong;
    }

    /// What breaks HTTP, or nearly; what stands before us may mend it or hang up.
    private Malformed frame(Malformed good) {
        return one(List.of(
                        good.with("a line feed in a header", "x-correlation-id", "abcdefgh\nx-injected: 1"),
                        good.with("another header in a header", "x-correlation-id", "abcdefgh\r\nx-injected: 1"),
                        good.with("a carriage return in a header", "x-correlation-id", "abcdefgh\rx"),
                        good.with("NUL in a header", "x-correlation-id", "abcdefgh\u0000"),
                        good.with("a folded header", "x-correlation-id", "abcdefgh\r\n folded"),
                        good.with("a space in a header's name", "x correlation id", "abcdefgh"),
                        good.with("a header without a name", "", "abcdefgh"),
                        good.with("20 kB of a header", "x-long", "x".repeat(20_000)),
                        good.with("a host of others", "host", "example.com\r\nhost: example.org"),
                        good.with(
                                "a doubled content type",
                                "content-type",
                                "text/plain\r\ncontent-type: application/json"),
                        good.with("chunks that are none", "transfer-encoding", "chunked"),
                        good.with("a path of others", "x-forwarded-host", "example.com\r\nx-original-url: /health"),
                        good.at("a space in the path", good.operation().path() + " /x"),
                        good.at(
                                "another host",
                                "http://example.com" + good.operation().path()),
                        good.at("no slash", "packages"),
                        good.at("half of an escape", "/packages/%4"),
                        good.at("bytes beyond ASCII", "/packages/\u00ff\u00fe")))
                .tolerated();
    }

    private static List<JsonNode> of(Malformed good, String in) {
        return good.operation().parameters().stream()
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .toList();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
