package io.whereabouts.query.drift;

import io.whereabouts.events.PackageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a run has found. The stack makes metrics of what is logged here.
final class Findings {
    private static final Logger log = LoggerFactory.getLogger(Findings.class);

    private final Map<String, List<String>> drifted = new TreeMap<>();
    private final List<String> tooLarge = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private int compared;
    private int left;

    void compared(PackageId id, Set<String> differences) {
        compared++;
        if (!differences.isEmpty()) {
            drifted.put(id.canonical(), differences.stream().sorted().toList());
        }
    }

    void tooLarge(PackageId id) {
        tooLarge.add(id.canonical());
    }

    void failed(PackageId id, RuntimeException cause) {
        failed.add(id.canonical());
        log.atError().addKeyValue("package", id.canonical()).setCause(cause).log("package not compared");
    }

    /// There was no time for one more.
    void left() {
        left++;
    }

    /// @throws IllegalStateException if some could not be compared, after all others were
    Map<String, Object> told() {
        if (!drifted.isEmpty()) {
            log.atError().addKeyValue("packages", drifted).log("packages drifted");
        }
        log.atInfo()
                .addKeyValue("compared", compared)
                .addKeyValue("drifted", drifted.size())
                .addKeyValue("too_large", tooLarge)
                .addKeyValue("failed", failed.size())
                .addKeyValue("left", left)
                .log("read model compared with the events");
        if (!failed.isEmpty()) {
            throw new IllegalStateException("not compared: " + String.join(" ", failed));
        }
        return Map.of("compared", compared, "drifted", drifted, "tooLarge", tooLarge, "left", left);
    }
}
