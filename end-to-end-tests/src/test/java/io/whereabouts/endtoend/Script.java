package io.whereabouts.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The script `whereabouts`, without the shell and without a build.
final class Script {
    private Script() {}

    /// @return the beginning of a command line, to be added to
    static List<String> java() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
    }
}
