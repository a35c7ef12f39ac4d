package io.whereabouts.command.recordscans;

import io.whereabouts.events.ScanId;
import io.whereabouts.eventstore.ObservationOutcomes;
import java.util.Set;

/// What became of the scans of one command. To be asked when the command is done: only the commit tells a new scan
/// from a duplicate.
public final class ScanResults {
    private final Set<String> kept;
    private final ObservationOutcomes outcomes;

    ScanResults(Set<String> kept, ObservationOutcomes outcomes) {
        this.kept = kept;
        this.outcomes = outcomes;
    }

    /// @param scan one of the command's
    /// @throws IllegalStateException if the command has not been committed
    public ScanResult of(ScanId scan) {
        var key = scan.toString();
        if (!kept.contains(key)) {
            return ScanResult.IGNORED;
        }
        return switch (outcomes.of(key)) {
            case RECORDED -> ScanResult.RECORDED;
            case DUPLICATE -> ScanResult.DUPLICATE;
            case CONFLICTING -> ScanResult.CONFLICTING;
        };
    }
}
