package io.whereabouts.stacks;

import io.whereabouts.stacks.components.Durability;
import java.time.Duration;
import java.util.regex.Pattern;

/// What kind of stack this is; its name says so.
public enum Environment {
    PRODUCTION(Durability.KEPT, 90, Duration.ofSeconds(60), 10, 100, 10_000, 5_000, 40_000),
    STAGING(Durability.KEPT, 30, Duration.ofSeconds(60), 10, 20, 1_000, 1_000, 10_000),
    /// A developer's own, a pull request's, or the one on a developer's machine.
    EPHEMERAL(Durability.DISPOSABLE, 3, Duration.ofSeconds(2), 1, 10, 1_000, 1_000, 4_000);

    /// Longer ones do not fit: an S3 prefix has 37 characters, and ours is `<stack>-whereabouts-audit-`.
    private static final int LONGEST_NAME = 18;

    private static final Pattern EPHEMERAL_NAME = Pattern.compile("local|pr-[0-9]+|dev-[a-z0-9]+(-[a-z0-9]+)*");

    private final Durability durability;
    private final int logRetentionDays;
    private final Duration auditWindow;
    private final int publishingParallelism;
    private final int projectorConcurrency;
    private final int requestsPerSecond;
    private final int burst;
    private final int tableUnits;

    Environment(
            Durability durability,
            int logRetentionDays,
            Duration auditWindow,
            int publishingParallelism,
            int projectorConcurrency,
            int requestsPerSecond,
            int burst,
            int tableUnits) {
        this.durability = durability;
        this.logRetentionDays = logRetentionDays;
        this.auditWindow = auditWindow;
        this.publishingParallelism = publishingParallelism;
        this.projectorConcurrency = projectorConcurrency;
        this.requestsPerSecond = requestsPerSecond;
        this.burst = burst;
        this.tableUnits = tableUnits;
    }

    static Environment ofStack(String stack) {
        if (stack.equals("prod")) {
            return PRODUCTION;
        }
        if (stack.equals("staging")) {
            return STAGING;
        }
        if (EPHEMERAL_NAME.matcher(stack).matches() && stack.length() <= LONGEST_NAME) {
            return EPHEMERAL;
        }
        throw new InvalidSettings(
                ("a stack cannot be called '%s': it is prod, staging, local, pr-<number> or dev-<name>, in small"
                                + " letters, digits and hyphens, %d characters at most")
                        .formatted(stack, LONGEST_NAME));
    }

    Durability durability() {
        return durability;
    }

    int logRetentionDays() {
        return logRetentionDays;
    }

    /// How long the audit log waits to fill an object.
    Duration auditWindow() {
        return auditWindow;
    }

    /// Batches at once from each shard of the events' stream.
    int publishingParallelism() {
        return publishingParallelism;
    }

    /// Batches at once of each projector.
    int projectorConcurrency() {
        return projectorConcurrency;
    }

    int requestsPerSecond() {
        return requestsPerSecond;
    }

    int burst() {
        return burst;
    }

    /// Read and write units that each table may use in a second, where the settings do not say otherwise. 40,000 is
    /// AWS's own default limit of a table.
    int tableUnits() {
        return tableUnits;
    }

    boolean isKept() {
        return this != EPHEMERAL;
    }
}
