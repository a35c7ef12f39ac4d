package io.whereabouts.operations.cost;

/// What AWS writes on a bill.
public enum Billed {
    HTTP_REQUEST("requests"),
    LAMBDA_REQUEST("calls"),
    LAMBDA_GB_SECOND("GB seconds"),
    TABLE_WRITE_UNIT("write units"),
    TABLE_READ_UNIT("read units"),
    /// A GetRecords of the stream, empty or not.
    TABLE_STREAM_READ("stream reads"),
    TABLE_GB_MONTH("GB stored"),
    TABLE_RECOVERY_GB_MONTH("GB recoverable"),
    PIPE_REQUEST("records"),
    BUS_EVENT("events"),
    QUEUE_REQUEST("queue requests"),
    BUCKET_PUT("PUTs"),
    BUCKET_GET("GETs"),
    BUCKET_GB_MONTH("GB stored"),
    LOG_GB("GB of logs"),
    ALARM("alarms"),
    COMPOSITE_ALARM("composite alarms"),
    DASHBOARD("dashboards"),
    HEALTH_CHECK("health checks"),
    ACL("web ACLs"),
    ACL_RULE("rules of ACLs"),
    KEY("KMS keys"),
    USER("users of the pool"),
    /// Fetched by a scanner or a system, when the last one ends.
    MACHINE_TOKEN("tokens");

    private final String unit;

    Billed(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }
}
