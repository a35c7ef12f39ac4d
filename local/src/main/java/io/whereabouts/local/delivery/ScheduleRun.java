package io.whereabouts.local.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.local.deployment.Deployment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a function again and again, for the first time when its time has passed once. A run that fails is not tried
/// again here: the next one comes.
record ScheduleRun(Deployment.Schedule schedule, FunctionCaller functions) {
    private static final Logger log = LoggerFactory.getLogger(ScheduleRun.class);

    /// Runs until interrupted.
    void run() throws InterruptedException {
        while (true) {
            Thread.sleep(schedule.every());
            once();
        }
    }

    void once() throws InterruptedException {
        try {
            functions.invoke(schedule.function(), schedule.input().getBytes(UTF_8));
        } catch (Undelivered e) {
            log.warn("schedule {}: {}", schedule.name(), e.getMessage());
        }
    }
}
