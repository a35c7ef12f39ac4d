package io.whereabouts.query.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

/// A request for tests that ask a question past the API.
public final class Asked {
    private Asked() {}

    public static Request by(APIGatewayV2HTTPEvent event) {
        return Request.of(event);
    }
}
