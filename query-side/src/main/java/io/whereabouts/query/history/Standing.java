package io.whereabouts.query.history;

import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanRetracted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What of a package's history is right, as far as we know today: a correction counts for the moment that it corrects,
/// and not only from the moment at which somebody noticed.
public final class Standing {
    private Standing() {}

    /// Without what was taken back and does not stand again.
    ///
    /// @param history of one package, all of it, in its order: the last correction counts
    public static List<RecordedEvent> of(List<RecordedEvent> history) {
        var corrected = corrections(history);
        return history.stream()
                .filter(recorded -> corrected.getOrDefault(recorded.eventId(), true))
                .toList();
    }

    private static Map<String, Boolean> corrections(List<RecordedEvent> history) {
        var standing = new HashMap<String, Boolean>();
        for (var recorded : history) {
            switch (recorded.event()) {
                case ScanRetracted scan ->
                    standing.put(scan.retracted().eventId().value(), scan.standing());
                case PackingRetracted packing ->
                    standing.put(packing.retracted().value(), packing.standing());
                default -> {}
            }
        }
        return standing;
    }
}
