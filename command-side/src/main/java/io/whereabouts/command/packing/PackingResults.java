package io.whereabouts.command.packing;

import io.whereabouts.command.Decision;
import io.whereabouts.events.PackageId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of each item of one command, in its order.
public record PackingResults(Map<PackageId, Decision> decisions) {
    public PackingResults {
        decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
    }
}
