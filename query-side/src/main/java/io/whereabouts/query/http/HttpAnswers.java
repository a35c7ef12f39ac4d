package io.whereabouts.query.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Turns a request into an answer or a problem document, with its correlation id in the answer and on every log
/// line.
public final class HttpAnswers {
    private static final Logger log = LoggerFactory.getLogger(HttpAnswers.class);
    private static final String CORRELATION_ID = "correlation_id";

    private HttpAnswers() {}

    public static APIGatewayV2HTTPResponse to(APIGatewayV2HTTPEvent event, Function<Request, Answer> reader) {
        var request = Request.of(event);
        MDC.put(CORRELATION_ID, request.correlationId());
        try {
            return answered(event, request, reader.apply(request));
        } catch (Refused e) {
            return problem(request, e.problem());
        } catch (RuntimeException e) {
            log.atError().addKeyValue("route", request.route()).setCause(e).log("request not answered");
            return problem(
                    request,
                    new Problem(
                            500,
                            "the answer could not be read; try again, and if it stays, report the instance",
                            Optional.empty(),
                            Problem.UNTYPED));
        } finally {
            MDC.remove(CORRELATION_ID);
        }
    }

    /// The answer to a route that the stack sends here and nobody serves.
    public static Refused noSuchRoute(Request request) {
        return Refused.notFound("there is no '%s' here".formatted(request.route()));
    }

    private static APIGatewayV2HTTPResponse answered(APIGatewayV2HTTPEvent event, Request request, Answer answer) {
        var known = answer.mayBeKept() && hasCopy(event, answer);
        var response = response(request, known ? 304 : answer.status(), answer.mediaType(), answer.body());
        response.getHeaders().put("cache-control", answer.caching());
        response.getHeaders().putAll(answer.headers());
        answer.entityTag().ifPresent(tag -> response.getHeaders().put("etag", quoted(tag)));
        if (known) {
            response.setBody("");
        }
        return response;
    }

    /// RFC 9110 §13.1.2; whether a tag is weak says nothing about a copy.
    private static boolean hasCopy(APIGatewayV2HTTPEvent event, Answer answer) {
        return Optional.ofNullable(event.getHeaders())
                .map(headers -> headers.get("if-none-match"))
                .filter(tags -> answer.entityTag()
                        .filter(tag -> List.of(tags.split(",")).stream()
                                .map(each -> each.strip().replaceFirst("^W/", ""))
                                .anyMatch(each -> each.equals("*") || each.equals(quoted(tag))))
                        .isPresent())
                .isPresent();
    }

    private static String quoted(String tag) {
        return "\"%s\"".formatted(tag);
    }

    private static APIGatewayV2HTTPResponse problem(Request request, Problem problem) {
        var response = response(
                request,
                problem.status(),
                "application/problem+json",
                problem.document(request.correlationId()).toString());
        if (problem.willPass()) {
            response.getHeaders().put("retry-after", "1");
        }
        return response;
    }

    private static APIGatewayV2HTTPResponse response(Request request, int status, String mediaType, String body) {
        log.atInfo()
                .addKeyValue("route", request.route())
                .addKeyValue("status", status)
                .log("answered");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(new HashMap<>(Map.of(
                        "content-type",
                        mediaType,
                        "cache-control",
                        "no-store",
                        "x-correlation-id",
                        request.correlationId())))
                .withBody(body)
                .build();
    }
}
