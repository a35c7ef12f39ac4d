package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The rows in a map; its indexes are never behind.
class InMemoryLocations implements Locations {
    private final Map<PackageId, Row> rows = new HashMap<>();

    synchronized Map<PackageId, Row> rows() {
        return Map.copyOf(rows);
    }

    @Override
    public synchronized Optional<Row> newest(PackageId packageId) {
        return Optional.ofNullable(rows.get(packageId));
    }

    @Override
    public Optional<Row> find(PackageId packageId) {
        return newest(packageId);
    }

    @Override
    public Map<PackageId, Row> find(Collection<PackageId> packages) {
        return packages.stream()
                .distinct()
                .flatMap(id -> newest(id).stream())
                .collect(Collectors.toMap(Row::packageId, row -> row));
    }

    @Override
    public synchronized Row put(Row row) {
        var before = Optional.ofNullable(rows.get(row.packageId()));
        if (before.map(Row::version).orElse(0L) + 1 != row.version()) {
            return before.orElseThrow();
        }
        rows.put(row.packageId(), row);
        return row;
    }

    @Override
    public Keys inPlace(String cell, String from, String to, Optional<String> after, int limit) {
        return keys(
                Index.BY_PLACE,
                entry -> entry.cell().equals(cell)
                        && entry.key().compareTo(from) >= 0
                        && entry.key().compareTo(to) <= 0,
                after.map(key -> new Entry(cell, key)),
                limit);
    }

    @Override
    public Keys inRegion(String cell, Optional<String> after, int limit) {
        return cell(Index.BY_REGION, cell, after, limit);
    }

    @Override
    public Keys inAnyRegion(Optional<Entry> after, int limit) {
        return keys(Index.BY_REGION, entry -> true, after, limit);
    }

    @Override
    public Keys inContainer(PackageId container, Optional<String> after, int limit) {
        return cell(Index.BY_CONTAINER, container.canonical(), after, limit);
    }

    @Override
    public Keys ofClient(String client, Optional<String> after, int limit) {
        return cell(Index.BY_CLIENT, client, after, limit);
    }

    @Override
    public Keys ofReference(String reference, Optional<String> after, int limit) {
        return cell(Index.BY_REFERENCE, reference, after, limit);
    }

    private Keys cell(Index index, String cell, Optional<String> after, int limit) {
        return keys(index, entry -> entry.cell().equals(cell), after.map(key -> new Entry(cell, key)), limit);
    }

    private synchronized Keys keys(Index index, Predicate<Entry> which, Optional<Entry> after, int limit) {
        var entries = new TreeMap<String, Entry>();
        rows.values().forEach(row -> {
            var keys = IndexKeys.of(row);
            var cell = keys.get(index.partition);
            if (cell != null) {
                var key = Objects.requireNonNullElse(
                        keys.get(index.sort), row.packageId().canonical());
                entries.put(cell + "\n" + key, new Entry(cell, key));
            }
        });
        var some =
                after
                        .map(last -> entries.tailMap(last.cell() + "\n" + last.key(), false))
                        .orElse(entries)
                        .values()
                        .stream()
                        .filter(which)
                        .limit(limit)
                        .toList();
        return new Keys(
                some, Optional.of(some).filter(full -> full.size() == limit).map(full -> full.getLast()));
    }
}
