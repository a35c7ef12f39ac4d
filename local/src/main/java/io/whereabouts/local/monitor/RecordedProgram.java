package io.whereabouts.local.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What a run of the program declared.
///
/// @param resources in the order of their registration
/// @param outputs of the stack
public record RecordedProgram(List<Resource> resources, JsonNode outputs, Duration took) {

    public Stream<Resource> ofKind(Counterpart counterpart) {
        return resources.stream()
                .filter(resource -> ResourceTypes.of(resource.type()).counterpart() == counterpart);
    }
}
