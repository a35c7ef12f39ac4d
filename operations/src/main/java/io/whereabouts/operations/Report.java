package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.Summary;
import io.whereabouts.eventstore.reading.Torn;
import java.io.PrintWriter;
import java.util.Comparator;

/// What a reading came upon, for a person.
final class Report {
    private static final int MOST_LINES = 50;

    private Report() {}

    static void print(Summary summary, PrintWriter out) {
        var counts = summary.counts();
        out.println("%,d items hold %,d events: %,d observations and %,d decisions; %,d are further copies"
                .formatted(
                        counts.items(), counts.events(), counts.observations(), counts.decisions(), counts.repeated()));
        if (counts.deletions() > 0) {
            out.println(
                    "%,d items were deleted in the time of this export: the event store never does that, so find out who did"
                            .formatted(counts.deletions()));
        }
        if (summary.torn().isEmpty()) {
            out.println("nothing is torn: each event has all its copies");
            return;
        }
        var number = summary.torn().size();
        out.println(number == 1 ? "1 event is torn:" : "%,d events are torn:".formatted(number));
        summary.torn().stream()
                .sorted(Comparator.comparing(Torn::eventId))
                .limit(MOST_LINES)
                .forEach(torn -> out.println("  " + torn));
        if (number > MOST_LINES) {
            out.println("  … and %,d more".formatted(number - MOST_LINES));
        }
    }
}
