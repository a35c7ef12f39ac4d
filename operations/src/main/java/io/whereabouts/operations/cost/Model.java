package io.whereabouts.operations.cost;

/// From what a stack has to do to its bill.
final class Model {
    private static final String LOCATION_PROJECTOR = "location-projector";
    private static final String AUDIT_PROJECTOR = "audit-projector";

    /// Lambda keeps five long polls of 20 s on each queue, also on an empty one.
    private static final double POLLS_OF_A_QUEUE = 5 * Workload.SECONDS / 20;

    /// A table on demand starts with four partitions, and each has its shard.
    private static final int SHARDS = 4;

    /// How often a pipe asks each shard, also an empty one: 4 times a second.
    private static final double POLLS_OF_A_SHARD = 4 * Workload.SECONDS;

    private final Declared stack;
    private final Kind kind;
    private final Workload work;
    private final Bill.Writer bill;

    private Model(Kind kind, Workload work, Prices prices) {
        this.kind = kind;
        this.stack = Declared.of(kind);
        this.work = work;
        this.bill = new Bill.Writer(prices);
    }

    static Bill bill(Kind kind, Workload work, Prices prices) {
        var model = new Model(kind, work, prices);
        model.recording();
        model.publishing();
        model.locations();
        model.audit();
        model.asking();
        model.standing();
        return model.bill.bill();
    }

    private void recording() {
        var requests = Requests.http(work);
        http("recording", requests);
        call("recording", "commands", requests, Sizes.commandSeconds(work.scansPerRequest()));
        var gigabytes = work.scans() * Sizes.SCAN_BYTES / Sizes.GIGABYTE;
        bill.add("events table", Billed.TABLE_READ_UNIT, Requests.eventsTableReads(work))
                .add(
                        "events table",
                        Billed.TABLE_WRITE_UNIT,
                        Requests.eventsTableWrites(work) * Sizes.writeUnits(Sizes.SCAN_BYTES));
        store("events table", gigabytes);
    }

    private void publishing() {
        bill.add("publishing", Billed.TABLE_STREAM_READ, stack.count("Pipe") * SHARDS * POLLS_OF_A_SHARD)
                .add("publishing", Billed.PIPE_REQUEST, Requests.pipeRecords(work))
                .add("publishing", Billed.BUS_EVENT, Requests.busEvents(work));
        call("publishing", "enrichment", Requests.enrichments(work), Sizes.ENRICHMENT_SECONDS);
        bill.add(
                "queues",
                Billed.QUEUE_REQUEST,
                Requests.queueSends(work)
                        + Requests.queueReceivesAndDeletes(work)
                        + stack.count("EventSourceMapping") * POLLS_OF_A_QUEUE);
    }

    private void locations() {
        projection("current locations", LOCATION_PROJECTOR);
        bill.add(
                        "current locations",
                        Billed.TABLE_READ_UNIT,
                        Requests.locationReads(work) * Sizes.readUnits(Sizes.ROW_BYTES))
                .add(
                        "current locations",
                        Billed.TABLE_WRITE_UNIT,
                        Requests.locationWrites(work) * (Sizes.writeUnits(Sizes.ROW_BYTES) + Sizes.indexWriteUnits()));
    }

    private void audit() {
        projection("audit log", AUDIT_PROJECTOR);
        bill.add(
                        "audit log",
                        Billed.BUCKET_PUT,
                        Requests.auditPuts(
                                work, stack.windowSeconds(AUDIT_PROJECTOR), stack.batchSize(AUDIT_PROJECTOR)))
                .add("audit log", Billed.BUCKET_GB_MONTH, work.scans() * Sizes.AUDIT_BYTES / Sizes.GIGABYTE);
    }

    private void asking() {
        http("people", work.questions());
        call("people", "location-reader", work.questions(), Sizes.ANSWER_SECONDS);
        bill.add("people", Billed.TABLE_READ_UNIT, work.questions() * Sizes.readUnits(Sizes.ROW_BYTES));
        if (stack.count("UserPool") > 0) {
            bill.add("people", Billed.USER, work.atoms());
        }
    }

    /// What costs the same whatever happens.
    private void standing() {
        bill.add("monitoring", Billed.ALARM, stack.count("MetricAlarm"))
                .add("monitoring", Billed.COMPOSITE_ALARM, stack.count("CompositeAlarm"))
                .add("monitoring", Billed.DASHBOARD, stack.count("Dashboard"))
                .add("monitoring", Billed.HEALTH_CHECK, stack.count("HealthCheck"))
                .add("web page", Billed.ACL, stack.count("WebAcl"))
                .add("web page", Billed.ACL_RULE, stack.count("WebAclRule"))
                .add("keys", Billed.KEY, stack.count("Key"));
    }

    private void http(String component, double requests) {
        bill.add(component, Billed.HTTP_REQUEST, requests)
                .add(component, Billed.LOG_GB, requests * Sizes.LOG_BYTES_PER_REQUEST / Sizes.GIGABYTE);
    }

    private void projection(String component, String projector) {
        var calls = Requests.projections(work, stack.windowSeconds(projector), stack.batchSize(projector));
        if (calls > 0) {
            call(component, projector, calls, Sizes.projectionSeconds(work.scans() / calls));
        }
    }

    private void call(String component, String function, double calls, double seconds) {
        bill.add(component, Billed.LAMBDA_REQUEST, calls)
                .add(component, Billed.LAMBDA_GB_SECOND, calls * seconds * stack.memoryGigabytes(function))
                .add(component, Billed.LOG_GB, calls * Sizes.LOG_BYTES_PER_CALL / Sizes.GIGABYTE);
    }

    /// For each month that it is kept.
    private void store(String component, double gigabytes) {
        bill.add(component, Billed.TABLE_GB_MONTH, gigabytes);
        if (kind.isRecoverable()) {
            bill.add(component, Billed.TABLE_RECOVERY_GB_MONTH, gigabytes);
        }
    }
}
