package io.whereabouts.stacks.components;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/// The page of an alarm in `docs/operations/alarms`: its name is the longest of these that the alarm's name ends in.
/// An alarm without one cannot be declared.
enum Runbook {
    SERVER_ERRORS(Kind.FAULT),
    ERROR_RATE(Kind.FAULT),
    ERRORS(Kind.FAULT),
    LATE(Kind.FAULT),
    DEAD_LETTERS(Kind.FAULT),
    PUBLISHING_FAILURES(Kind.FAULT),
    PUBLISHING_STOPPED(Kind.FAULT),
    PUBLISHING_LATE(Kind.FAULT),
    PUBLISHING_DEAD_LETTERS(Kind.FAULT),
    THROTTLES(Kind.STRAIN),
    READ_THROTTLES(Kind.STRAIN),
    WRITE_THROTTLES(Kind.STRAIN),
    BEHIND(Kind.STRAIN),
    DRIFT(Kind.FINDING),
    SILENT(Kind.FINDING),
    /// Of the whole stack: it rings when one of the faults does.
    HEALTH(Kind.SUMMARY);

    private enum Kind {
        /// Requests fail, or events do not arrive.
        FAULT,
        /// It works, and slower than it should.
        STRAIN,
        /// Something that is stored may be wrong. No deployment goes back for it: the next may be what mends it.
        FINDING,
        SUMMARY
    }

    private final Kind kind;

    Runbook(Kind kind) {
        this.kind = kind;
    }

    /// @throws IllegalArgumentException if nobody has written what to do about it
    static Runbook of(String alarm) {
        return Arrays.stream(values())
                .filter(runbook -> ("-" + alarm).endsWith("-" + runbook.ending()))
                .max(Comparator.comparingInt(runbook -> runbook.ending().length()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the alarm %s has no runbook: write docs/operations/alarms/<ending of its name>.md, and add it here"
                                .formatted(alarm)));
    }

    /// Whether the stack is unwell while it rings.
    boolean isFault() {
        return kind == Kind.FAULT;
    }

    /// With what is wrong and where to read on, for whoever is woken.
    String describe(String meaning) {
        return "%s What to do: docs/operations/alarms/%s.md".formatted(meaning, ending());
    }

    private String ending() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
