package io.whereabouts.operations.cost;

/// How large things are and how long they take. Bytes were measured in a local run; times are assumed until
/// CloudWatch's `Duration` says better.
public final class Sizes {
    /// An item of a scan in the events table.
    public static final double SCAN_BYTES = 700;

    /// A row of the current locations with its registration and four scans: 1,842 without client and description.
    public static final double ROW_BYTES = 2_000;

    /// A compressed scan in the audit log with its share of the index.
    static final double AUDIT_BYTES = 120;

    /// Lambda's own lines and ours, for each call.
    static final double LOG_BYTES_PER_CALL = 1_500;

    /// A line of the access log.
    static final double LOG_BYTES_PER_REQUEST = 450;

    /// A GB on a bill: 2^30 bytes.
    static final double GIGABYTE = 1 << 30;

    /// Warm, without the network to the client: three requests to DynamoDB.
    private static final double COMMAND_SECONDS = 0.015;

    /// For each further scan of a request: they go side by side.
    private static final double FURTHER_SCAN_SECONDS = 0.001;

    static final double ENRICHMENT_SECONDS = 0.005;
    private static final double PROJECTION_SECONDS = 0.015;
    private static final double FURTHER_EVENT_SECONDS = 0.002;
    static final double ANSWER_SECONDS = 0.008;

    private Sizes() {}

    /// A write unit is 1 KB begun.
    public static double writeUnits(double bytes) {
        return Math.ceil(bytes / 1_024);
    }

    /// A read unit is 4 KB begun, read consistently.
    public static double readUnits(double bytes) {
        return Math.max(1, Math.ceil(bytes / 4_096));
    }

    /// Keys only: what moved is deleted from its old place and put to its new one.
    static double indexWriteUnits() {
        return 2;
    }

    static double commandSeconds(double scans) {
        return COMMAND_SECONDS + FURTHER_SCAN_SECONDS * (scans - 1);
    }

    static double projectionSeconds(double events) {
        return PROJECTION_SECONDS + FURTHER_EVENT_SECONDS * Math.max(0, events - 1);
    }
}
