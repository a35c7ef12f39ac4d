package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.parallel.Parallel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/// What is in a container, with all that is in that: by package, each followed by its own contents.
final class Contents {
    /// Which of what is in there are meant.
    interface Choice {
        /// Where something is, if it and what is in it are looked at.
        ///
        /// @param container where that is
        Optional<Whereabouts> at(Row row, Whereabouts container);

        /// Whether it is found itself, and not only what is in it.
        boolean isFound(Row row);
    }

    private final Locations locations;
    private final Parallel parallel;
    private final Collected<Bookmark> page;
    private final Choice choice;
    private final int deepest;
    private final Map<PackageId, Future<Keys>> asked = new HashMap<>();

    /// @param deepest 1 for what is directly in there; no reader goes deeper than 20
    Contents(Locations locations, Parallel parallel, Collected<Bookmark> page, Choice choice, int deepest) {
        this.locations = locations;
        this.parallel = parallel;
        this.page = page;
        this.choice = choice;
        this.deepest = deepest;
    }

    /// Asks for what is in each of them at the same time, but for those that hold nothing.
    void ask(Collection<Row> containers) {
        containers.stream()
                .filter(Contents::mayHoldAnything)
                .map(Row::packageId)
                .forEach(id -> asked.computeIfAbsent(id, unused -> parallel.start(() -> keys(id, Optional.empty()))));
    }

    /// All that is in there.
    void all(Row container, Whereabouts at, Bookmark here) {
        if (!mayHoldAnything(container)) {
            return;
        }
        var id = container.packageId();
        var first =
                Optional.ofNullable(asked.remove(id)).map(Parallel::result).orElseGet(() -> keys(id, Optional.empty()));
        children(id, at, here, first);
    }

    private static boolean mayHoldAnything(Row row) {
        return row.location().holds() != Holds.NOTHING;
    }

    /// What comes after a path that was walked before, as far as it is still there.
    void after(List<PackageId> path, Row container, Whereabouts at, Bookmark here) {
        if (path.isEmpty()) {
            all(container, at, here);
            return;
        }
        var id = container.packageId();
        var child = path.getFirst();
        locations
                .find(child)
                .ifPresent(row -> inside(row, id, at)
                        .ifPresent(there -> after(path.subList(1, path.size()), row, there, here.into(child))));
        if (!page.isFull()) {
            children(id, at, here, keys(id, Optional.of(child.canonical())));
        }
    }

    private void children(PackageId container, Whereabouts at, Bookmark here, Keys first) {
        if (here.path().size() >= deepest) {
            return;
        }
        var keys = first;
        while (true) {
            part(container, at, here, keys);
            if (page.isFull() || keys.last().isEmpty()) {
                return;
            }
            keys = keys(container, keys.last().map(Entry::key));
        }
    }

    private void part(PackageId container, Whereabouts at, Bookmark here, Keys keys) {
        var ids = keys.entries().stream()
                .map(entry -> PackageId.parse(entry.key()))
                .filter(id -> !here.path().contains(id))
                .toList();
        for (var from = 0; from < ids.size() && !page.isFull(); from += LocationTable.BATCH) {
            var some = ids.subList(from, Math.min(from + LocationTable.BATCH, ids.size()));
            var rows = locations.find(some);
            if (here.path().size() + 1 < deepest) {
                ask(rows.values().stream()
                        .filter(row -> inside(row, container, at).isPresent())
                        .limit(page.room())
                        .toList());
            }
            for (var id : some) {
                if (page.isFull()) {
                    return;
                }
                var child = here.into(id);
                Optional.ofNullable(rows.get(id))
                        .flatMap(row -> inside(row, container, at).map(there -> new Found(row, there)))
                        .ifPresentOrElse(found -> one(found, child), () -> page.passed(child));
            }
        }
    }

    private void one(Found found, Bookmark at) {
        if (choice.isFound(found.row())) {
            page.found(found, at);
        } else {
            page.passed(at);
        }
        if (!page.isFull()) {
            all(found.row(), found.at(), at);
        }
    }

    private Optional<Whereabouts> inside(Row row, PackageId container, Whereabouts at) {
        return row.location().container().filter(container::equals).flatMap(unused -> choice.at(row, at));
    }

    private Keys keys(PackageId container, Optional<String> after) {
        return locations.inContainer(container, after, Math.clamp(page.room(), LocationTable.BATCH, 1_000));
    }
}
