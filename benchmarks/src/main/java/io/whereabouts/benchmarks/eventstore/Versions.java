package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.Built;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What was measured, as the build and the lock file pin it.
final class Versions {
    private Versions() {}

    static Map<String, String> all(Path home) throws IOException {
        var all = new TreeMap<>(Built.versions());
        for (var version : CastoreContender.versions(home.resolve("benchmarks/castore"))) {
            var space = version.lastIndexOf(' ');
            all.put(version.substring(0, space), version.substring(space + 1));
        }
        return all;
    }

    /// Of Node.js; empty if there is none.
    static String node() throws IOException, InterruptedException {
        try {
            var node = new ProcessBuilder("node", "--version").start();
            var version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return node.waitFor() == 0 ? version : "";
        } catch (IOException none) {
            return "";
        }
    }
}
