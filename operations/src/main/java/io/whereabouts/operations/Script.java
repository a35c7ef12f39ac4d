package io.whereabouts.operations;

import java.nio.file.Path;

/// What the script `whereabouts` knows about where it was called.
final class Script {
    private Script() {}

    /// How it was called.
    static String name() {
        return System.getProperty("whereabouts.script", "./whereabouts");
    }

    /// The repository's folder.
    static Path home() {
        return Path.of(System.getProperty("whereabouts.home", "."));
    }

    /// Whether somebody looks on.
    static boolean atTerminal() {
        return Boolean.getBoolean("whereabouts.terminal");
    }
}
