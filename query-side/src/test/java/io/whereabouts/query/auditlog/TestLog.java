package io.whereabouts.query.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.NoLambda;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// A log, its merged bucket and a clock that is set by hand.
final class TestLog implements InstantSource {
    private final AuditObjects log;
    private final MergedObjects merged;
    private final Limits limits;
    private final Random random = new Random(1);
    private Instant now;

    TestLog(AuditObjects log, MergedObjects merged, Limits limits, Instant now) {
        this.log = log;
        this.merged = merged;
        this.limits = limits;
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void at(Instant time) {
        now = time;
    }

    void write(List<RecordedEvent> events) {
        assertThat(new AuditProjector(log, this)
                        .handleRequest(Deliveries.batch(events), NoLambda.CONTEXT)
                        .getBatchItemFailures())
                .isEmpty();
    }

    Backlog merge(Work work) {
        return merge(work, () -> false);
    }

    Backlog merge(Work work, BooleanSupplier timeIsUp) {
        return new Merger(log, merged, limits, this, new Names(this, random)::next).run(work, timeIsUp);
    }

    Manifest manifest() {
        return new Manifests(merged, this).current();
    }

    History history() {
        return new History(new Lookup(log, merged, OneByOne.REQUESTS));
    }
}
