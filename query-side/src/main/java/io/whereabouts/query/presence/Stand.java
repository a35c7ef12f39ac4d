package io.whereabouts.query.presence;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.history.Standing;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What stands of one package: where it was seen last, and what its last decision left. Neither the order nor the
/// number of statements changes what remains.
final class Stand {
    /// All of the newest moment: who was seen in two places at once may have been in either.
    private final Set<Statement> seen = new HashSet<>();

    private Optional<Statement> decided = Optional.empty();
    private Optional<Statement> again = Optional.empty();
    private Optional<Statement> closed = Optional.empty();
    private boolean hasNews;

    void add(Statement statement) {
        if (statement.isSighting()) {
            addSeen(statement);
        } else if (statement.isDecided()) {
            decided = later(decided, statement);
        } else if (statement.isAgain()) {
            again = later(again, statement);
        } else if (statement.isClosed()) {
            closed = later(closed, statement);
        }
    }

    private void addSeen(Statement statement) {
        var order = seen.stream()
                .findFirst()
                .map(Statement::from)
                .map(statement.from()::compareTo)
                .orElse(1);
        if (order > 0) {
            seen.clear();
        }
        if (order >= 0) {
            seen.add(statement);
        }
    }

    private static Optional<Statement> later(Optional<Statement> known, Statement other) {
        return known.filter(statement -> statement.decision().compareTo(other.decision()) >= 0)
                .or(() -> Optional.of(other));
    }

    void addNews(Statement statement) {
        hasNews = true;
        add(statement);
    }

    /// Whether only its history tells what stands: something of it was ever corrected.
    boolean isToldByHistory() {
        return hasNews && again.isPresent();
    }

    /// @param until what came into effect later does not stand yet
    void replaceBy(List<RecordedEvent> history, Instant until) {
        seen.clear();
        decided = Optional.empty();
        for (var recorded : Standing.of(history)) {
            if (!recorded.effectiveAt().isAfter(until)) {
                Statement.of(recorded).forEach(this::add);
            }
        }
    }

    /// Whether its life was over by then: it is in no volume any more.
    boolean isOver(Instant by) {
        return closed.filter(end -> end.from().isBefore(by))
                .filter(end -> again.map(Statement::decision)
                        .filter(begun -> begun.compareTo(end.decision()) > 0)
                        .isEmpty())
                .isPresent();
    }

    Optional<PackageId> container() {
        return decided.flatMap(Statement::container);
    }

    Stream<Statement> statements() {
        return Stream.of(seen.stream(), decided.filter(Statement::isFindable).stream(), again.stream(), closed.stream())
                .flatMap(each -> each);
    }
}
