package io.whereabouts.local.cli;

/// What the script knows about where it was called.
final class Terminal {
    private Terminal() {}

    /// Whether somebody is there to press Ctrl-C.
    static boolean present() {
        return Boolean.getBoolean("whereabouts.terminal");
    }

    /// How the script was called.
    static String script() {
        return System.getProperty("whereabouts.script", "./whereabouts");
    }
}
