package io.whereabouts.operations;

/// What the script `whereabouts` knows about where it was called.
final class Script {
    private Script() {}

    /// How it was called.
    static String name() {
        return System.getProperty("whereabouts.script", "./whereabouts");
    }

    /// Whether somebody looks on.
    static boolean atTerminal() {
        return Boolean.getBoolean("whereabouts.terminal");
    }
}
