package io.whereabouts.stacks.components;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What people of the stack's own user pool may do. Whoever is in the pool may read: only Atoms are.
enum Group {
    SCANNERS("scanners", "May record scans", Scope.SCANS_WRITE),
    WRITERS("writers", "May register packages, start and stop tracking", Scope.PACKAGES_WRITE),
    CORRECTORS("correctors", "May retract what was recorded wrongly", Scope.CORRECTIONS_WRITE);

    private final String word;
    private final String meaning;
    private final Scope scope;

    Group(String word, String meaning, Scope scope) {
        this.word = word;
        this.meaning = meaning;
        this.scope = scope;
    }

    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    /// As the trigger reads it: `*=whereabouts/packages:read writers=whereabouts/packages:write …`.
    static String scopes(String scopePrefix) {
        return "*=%s%s ".formatted(scopePrefix, Scope.PACKAGES_READ.value())
                + Arrays.stream(values())
                        .map(group -> "%s=%s%s".formatted(group.word, scopePrefix, group.scope.value()))
                        .collect(Collectors.joining(" "));
    }
}
