package io.whereabouts.command.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request's query parameters, read strictly: passing over one that is not known would do another thing than was
/// asked.
final class Query {
    private Query() {}

    /// For routes that know none.
    static void refuseAny(APIGatewayV2HTTPEvent request) {
        var unused = of(request);
    }

    /// @param known all that may be in it
    static Map<String, String> of(APIGatewayV2HTTPEvent request, String... known) {
        var parameters = Optional.ofNullable(request.getQueryStringParameters()).orElse(Map.of());
        var names = List.of(known);
        parameters.keySet().stream()
                .sorted()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    var shown = Fields.shown(name);
                    throw Refusal.ofField(
                            shown,
                            names.isEmpty()
                                    ? "there is no parameter '%s' here, nor any other".formatted(shown)
                                    : "there is no parameter '%s' here; there is %s"
                                            .formatted(shown, String.join(", ", names)));
                });
        return parameters;
    }
}
