package io.whereabouts.operations.cost;

/// From what a stack has to do to its bill.
final class Model {
    private static final String LOCATION_PROJECTOR = "location-projector";
    private static final String AUDIT_PROJECTOR = "audit-projector";

    private final Declared stack;
    private final Kind kind;
    private final Workload work;
    private final Prices prices;
    private final Bill.Writer bill;

    private Model(Kind kind, Workload work, Prices prices) {
        this.kind = kind;
        this.stack = Declared.of(kind);
        this.work = work;
        this.prices = prices;
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
        bill.add("publishing", Billed.PIPE_REQUEST, Requests.pipeRecords(work))
                .add("publishing", Billed.BUS_EVENT, Requests.busEvents(work));
        stand("publishing", "Pipe");
        call("publishing", "enrichment", Requests.enrichments(work), Sizes.ENRICHMENT_SECONDS);
        bill.add(
                "queues",
                Billed.QUEUE_REQUEST,
                Requests.queueSends(work)
                        + Requests.queueReceivesAndDeletes(work)
                        + stack.count("EventSourceMapping")
                                * prices.standing("EventSourceMapping", Billed.QUEUE_REQUEST));
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
            bill.add("people", Billed.USER, work.atoms()).add("machines", Billed.MACHINE_TOKEN, work.tokens());
        }
    }

    /// What costs the same whatever happens.
    private void standing() {
        stand("monitoring", "MetricAlarm");
        stand("monitoring", "CompositeAlarm");
        stand("monitoring", "Dashboard");
        stand("monitoring", "HealthCheck");
        stand("web page", "WebAcl");
        stand("keys", "Key");
    }

    private void stand(String component, String shortType) {
        for (var billed : Billed.values()) {
            bill.add(component, billed, stack.count(shortType) * prices.standing(shortType, billed));
        }
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
