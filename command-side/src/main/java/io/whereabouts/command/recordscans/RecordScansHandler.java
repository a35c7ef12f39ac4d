package io.whereabouts.command.recordscans;

import io.whereabouts.events.PackageScanned;
import io.whereabouts.eventstore.ObservationOutcomes;
import java.time.Instant;
import java.util.HashSet;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;

final class RecordScansHandler {
    @CommandHandler
    ScanResults handle(
            RecordScans command, @InjectEntity Life life, EventAppender appender, ProcessingContext context) {
        var kept = command.scans().stream()
                .filter(scan -> isKept(scan, command.receivedAt(), life))
                .toList();
        var outcomes = new ObservationOutcomes();
        context.putResource(ObservationOutcomes.KEY, outcomes);
        if (!kept.isEmpty()) {
            appender.append(kept);
        }
        var keys = new HashSet<String>();
        kept.forEach(scan -> keys.add(scan.scan().toString()));
        return new ScanResults(keys, outcomes);
    }

    /// The time from which a scan counts is the earlier of happened and recorded; it is recorded a moment after it
    /// was received, which makes no difference here: whatever was decided between the two is after it.
    static boolean isKept(PackageScanned scan, Instant receivedAt, Life life) {
        return life.trackedAt(scan.happenedAt().isBefore(receivedAt) ? scan.happenedAt() : receivedAt);
    }
}
