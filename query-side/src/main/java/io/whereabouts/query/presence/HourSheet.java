package io.whereabouts.query.presence;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.history.Histories;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/// What is said in a part of the log. Of a package of which something was corrected, all that it ever said is said
/// again: what the correction makes true is among it.
final class HourSheet {
    /// Histories that are held in memory at once.
    private static final int SOME = 50;

    private final TreeSet<Statement> statements = new TreeSet<>();
    private final Set<PackageId> again = new HashSet<>();

    /// By several threads at once.
    synchronized void add(RecordedEvent recorded) {
        for (var statement : Statement.of(recorded)) {
            statements.add(statement);
            if (statement.isAgain()) {
                again.add(statement.packageId());
            }
        }
    }

    /// When all is added.
    synchronized SortedSet<Statement> statements(Histories histories) {
        forEachSome(
                new ArrayList<>(again),
                some -> histories
                        .of(some)
                        .values()
                        .forEach(history -> history.forEach(recorded -> statements.addAll(Statement.of(recorded)))));
        again.clear();
        return statements;
    }

    static void forEachSome(List<PackageId> packages, Consumer<List<PackageId>> action) {
        for (var from = 0; from < packages.size(); from += SOME) {
            action.accept(packages.subList(from, Math.min(from + SOME, packages.size())));
        }
    }
}
