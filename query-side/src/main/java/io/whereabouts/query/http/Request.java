package io.whereabouts.query.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A question in the form in which the HTTP API sends it (payload format 2.0), with its parameters decoded.
///
/// @param route method and path as the API declares them, such as `GET /packages/{id}`
/// @param rawQuery as it was sent: of a parameter that comes twice `query` has both values in one
/// @param headers by their names in lower case
/// @param body what a POST came with
public record Request(
        String route,
        Map<String, String> path,
        Map<String, String> query,
        String rawQuery,
        Map<String, String> headers,
        Body body,
        String correlationId) {
    public static final int GREATEST_LIMIT = 1_000;
    public static final int USUAL_LIMIT = 100;
    private static final int MOST_SHOWN = 60;
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9-]{8,64}");

    static Request of(APIGatewayV2HTTPEvent event) {
        return new Request(
                Optional.ofNullable(event.getRouteKey()).orElse(""),
                Optional.ofNullable(event.getPathParameters()).orElse(Map.of()),
                Optional.ofNullable(event.getQueryStringParameters()).orElse(Map.of()),
                Optional.ofNullable(event.getRawQueryString()).orElse(""),
                Optional.ofNullable(event.getHeaders()).orElse(Map.of()),
                Body.of(event),
                correlationId(event));
    }

    private static String correlationId(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getHeaders())
                .map(headers -> headers.get("x-correlation-id"))
                .filter(id -> CORRELATION.matcher(id).matches())
                .or(() -> Optional.ofNullable(event.getRequestContext()).map(context -> context.getRequestId()))
                .orElse("unknown");
    }

    /// The package that the path names, in any form of its identifier.
    public PackageId packageId() {
        try {
            return PackageId.parse(path.getOrDefault("id", ""));
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("id", String.valueOf(e.getMessage()));
        }
    }

    /// A parameter that is not known is an error: passing over it would answer another question than was asked.
    public void acceptsOnly(String... names) {
        var known = Set.of(names);
        query.keySet().stream()
                .sorted()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refused.badRequest(
                            name,
                            known.isEmpty()
                                    ? "%s takes no query parameter, so not '%s' either".formatted(route, shown(name))
                                    : "%s knows no query parameter '%s', only %s"
                                            .formatted(route, shown(name), String.join(", ", new TreeSet<>(known))));
                });
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /// How many items a page may hold: 1 to 1,000, usually 100.
    public int limit() {
        return parameter("limit").map(Request::limit).orElse(USUAL_LIMIT);
    }

    private static int limit(String text) {
        var limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (!isLimit(limit)) {
            throw Refused.badRequest(
                    "limit", "limit must be a number from 1 to %d, not '%s'".formatted(GREATEST_LIMIT, shown(text)));
        }
        return limit;
    }

    public static boolean isLimit(int limit) {
        return limit >= 1 && limit <= GREATEST_LIMIT;
    }

    /// The body, strictly read: a JSON object.
    ///
    /// @throws Refused if it is none, or has more bytes
    public JsonNode object(int mostBytes) {
        return body.object(mostBytes);
    }

    /// A refused value as a problem document shows it: short, on one line, and no character cut in half.
    public static String shown(String text) {
        var printable = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return printable.codePointCount(0, printable.length()) <= MOST_SHOWN
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }
}
