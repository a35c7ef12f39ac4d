package io.whereabouts.query.given;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/// Requests as the HTTP API sends them (payload format 2.0), and the bodies that come back.
public final class Http {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Http() {}

    public static APIGatewayV2HTTPEvent get(String route, Map<String, String> path, Map<String, String> query) {
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withPathParameters(path)
                .withQueryStringParameters(query)
                .withHeaders(Map.of("x-correlation-id", "test-0001"))
                .withRequestContext(
                        RequestContext.builder().withRequestId("request-1").build())
                .build();
    }

    public static APIGatewayV2HTTPEvent post(String route, String contentType, String body) {
        var event = get(route, Map.of(), Map.of());
        event.setHeaders(Map.of("x-correlation-id", "test-0001", "content-type", contentType));
        event.setBody(body);
        return event;
    }

    public static JsonNode body(APIGatewayV2HTTPResponse response) {
        try {
            return JSON.readTree(response.getBody());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.getBody(), e);
        }
    }
}
