package io.whereabouts.query.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
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
            var answer = reader.apply(request);
            var response = response(request, 200, answer.mediaType(), answer.body());
            answer.entityTag().ifPresent(tag -> response.getHeaders().put("etag", "\"%s\"".formatted(tag)));
            return response;
        } catch (Refused e) {
            return problem(request, e.problem());
        } catch (RuntimeException e) {
            log.atError().addKeyValue("route", request.route()).setCause(e).log("request not answered");
            return problem(
                    request,
                    new Problem(
                            500,
                            "the answer could not be read; try again, and if it stays, report the instance",
                            Optional.empty()));
        } finally {
            MDC.remove(CORRELATION_ID);
        }
    }

    /// The answer to a route that the stack sends here and nobody serves.
    public static Refused noSuchRoute(Request request) {
        return Refused.notFound("there is no '%s' here".formatted(request.route()));
    }

    private static APIGatewayV2HTTPResponse problem(Request request, Problem problem) {
        return response(
                request, problem.status(), "application/problem+json", problem.document(request.correlationId()));
    }

    private static APIGatewayV2HTTPResponse response(Request request, int status, String mediaType, JsonNode body) {
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
                .withBody(body.toString())
                .build();
    }
}
