package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.area.Area;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The product's fold, projection, resolution and search, over rows and events in memory.
class InMemoryModel implements Model {
    final InMemoryLocations locations = new InMemoryLocations();
    private final Projection projection;
    private final Volume volume = new Volume(locations);

    InMemoryModel(PackageScans scans) {
        this(new Projection(scans));
    }

    InMemoryModel(Projection projection) {
        this.projection = projection;
    }

    @Override
    public void deliver(List<RecordedEvent> batch) {
        batch.stream()
                .flatMap(recorded -> CurrentLocation.of(recorded).container().stream())
                .forEach(this::mark);
        batch.stream()
                .collect(Collectors.groupingBy(recorded -> ((PackageEvent) recorded.event()).packageId()))
                .forEach((id, events) -> apply(locations.newest(id), fold(events)));
    }

    static CurrentLocation fold(List<RecordedEvent> events) {
        return CurrentLocation.fold(events.stream().map(CurrentLocation::of).toList())
                .orElseThrow();
    }

    void mark(PackageId container) {
        apply(locations.newest(container), CurrentLocation.holding(container));
    }

    private void apply(Optional<Row> before, CurrentLocation news) {
        var after = after(before, news);
        if (before.filter(after::saysTheSameAs).isEmpty()) {
            locations.put(after);
        }
    }

    Row after(Optional<Row> before, CurrentLocation news) {
        return projection.of(before, news);
    }

    @Override
    public Optional<Verdict> on(PackageId id) {
        return chain(id).map(Verdict::of);
    }

    Optional<Chain> chain(PackageId id) {
        return locations.find(id).map(row -> Chain.of(row, locations::find));
    }

    @Override
    public Set<PackageId> within(Area area) {
        var found = new ArrayList<PackageId>();
        var after = Optional.<Bookmark>empty();
        do {
            var page = volume.page(area, 3, after);
            page.found().forEach(one -> found.add(one.row().packageId()));
            after = page.next();
        } while (after.isPresent());
        var once = new HashSet<>(found);
        if (once.size() < found.size()) {
            throw new AssertionError("doubled: " + found);
        }
        return once;
    }
}
