package io.whereabouts.stacks.components;

/// What a token may be good for.
public enum Scope {
    PACKAGES_READ("packages:read", "Ask where packages are and were"),
    PACKAGES_WRITE("packages:write", "Register packages, start and stop tracking"),
    SCANS_WRITE("scans:write", "Record scans"),
    CORRECTIONS_WRITE("corrections:write", "Retract what was recorded wrongly");

    private final String value;
    private final String meaning;

    Scope(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    String value() {
        return value;
    }

    String meaning() {
        return meaning;
    }
}
