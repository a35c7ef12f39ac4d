package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.local.deployment.Deployment;
import java.io.IOException;
import software.amazon.event.ruler.Machine;

/// Which changes a pipe takes: those that match one of its patterns, or all if it has none.
final class PipeFilter {
    private final Machine patterns = Machine.builder().build();
    private final boolean takesAll;

    PipeFilter(Deployment.Pipe pipe) {
        takesAll = pipe.filters().isEmpty();
        for (var pattern : pipe.filters()) {
            try {
                patterns.addRule(pattern, pattern);
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "pipe %s: EventBridge would not take its filter %s: %s"
                                .formatted(pipe.name(), pattern, e.getMessage()),
                        e);
            }
        }
    }

    boolean takes(JsonNode record) {
        return takesAll || !patterns.rulesForJSONEvent(record).isEmpty();
    }
}
