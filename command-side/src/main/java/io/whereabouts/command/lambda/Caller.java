package io.whereabouts.command.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.Tags;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.messaging.core.Metadata;

/// On whose behalf a command is given, and as part of what.
///
/// @param actor the subject of the token: never a name
/// @param cause what it follows from; absent for what is asked for itself
record Caller(String actor, String correlationId, Optional<String> cause) {
    static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    /// What an event can hold as actor or correlation id; one that holds another could never be published.
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,255}");

    /// What Axon copies from a command to its events.
    Metadata metadata() {
        var metadata = Metadata.from(Map.of("actor", actor, "correlationId", correlationId));
        return cause.map(id -> metadata.and("causationId", id)).orElse(metadata);
    }

    static Caller of(APIGatewayV2HTTPEvent request, String correlationId) {
        return new Caller(
                subject(request)
                        .orElseThrow(() ->
                                new Refusal(401, "the token's subject must be 1 to 255 printable ASCII characters")),
                correlationId,
                Optional.empty());
    }

    /// For what a captured event means: its events then name it as what they follow from.
    Caller because(EpcisEventCaptured event) {
        return new Caller(actor, correlationId, Optional.of(Tags.EPCIS + "=" + event.subject()));
    }

    /// The sender's own, if it is one that can safely go into a log; else the gateway's.
    static String correlationId(APIGatewayV2HTTPEvent request) {
        return Header.of(request.getHeaders(), "x-correlation-id")
                .filter(id -> CORRELATION_ID.matcher(id).matches())
                .or(() -> Optional.ofNullable(request.getRequestContext())
                        .map(APIGatewayV2HTTPEvent.RequestContext::getRequestId)
                        .filter(id -> PRINTABLE.matcher(id).matches()))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static Optional<String> subject(APIGatewayV2HTTPEvent request) {
        return Optional.ofNullable(request.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .map(claims -> claims.get("sub"))
                .filter(subject -> PRINTABLE.matcher(subject).matches());
    }
}
