package io.whereabouts.operations.cost;

/// How many requests scans cause: each function one kind of them. Counted in a local run, too (CostModelTest in
/// end-to-end-tests).
public final class Requests {
    /// A batch of a pipe to a bus holds 10; what comes together fills it by half, or a little less on a slow machine.
    private static final int PIPE_BATCH = 5;

    /// Lambda takes 10 messages from a queue at once, and deletes as many; by half, too.
    private static final int QUEUE_BATCH = 5;

    /// The projectors' queues.
    private static final int SUBSCRIBERS = 2;

    private Requests() {}

    public static double http(Workload work) {
        return Math.ceil(work.scans() / work.scansPerRequest());
    }

    /// One query of each package's life, and one of each request's scanner; consistent, and less than 4 KB.
    public static double eventsTableReads(Workload work) {
        return work.scans() + http(work);
    }

    /// One put of each scan.
    public static double eventsTableWrites(Workload work) {
        return work.scans();
    }

    /// Records of the stream that pass the filter: each scan has one copy, and it is the primary one.
    public static double pipeRecords(Workload work) {
        return work.scans();
    }

    /// The pipe does not wait: what was written together goes together, half a batch.
    public static double enrichments(Workload work) {
        return work.scans() / Math.min(PIPE_BATCH, work.scansPerRequest());
    }

    public static double busEvents(Workload work) {
        return work.scans();
    }

    /// EventBridge sends each event to each subscriber's queue.
    public static double queueSends(Workload work) {
        return SUBSCRIBERS * work.scans();
    }

    /// Lambda receives and deletes some messages at once; alone where they come alone.
    public static double queueReceivesAndDeletes(Workload work) {
        return SUBSCRIBERS * 2 * work.scans() / Math.min(QUEUE_BATCH, work.scansPerRequest());
    }

    /// What comes in a window goes in one batch; what came in one request is there together.
    ///
    /// @param window seconds
    /// @param batch at most
    public static double projections(Workload work, double window, double batch) {
        var together = Math.max(work.scansPerRequest(), work.scansPerSecond() * window);
        return work.scans() / Math.max(1, Math.min(batch, together));
    }

    /// One consistent read of each package in a batch; packages do not repeat within a batch, which is the worst.
    public static double locationReads(Workload work) {
        return work.scans();
    }

    public static double locationWrites(Workload work) {
        return work.scans();
    }

    /// One object for each batch.
    public static double auditPuts(Workload work, double window, double batch) {
        return projections(work, window, batch);
    }
}
