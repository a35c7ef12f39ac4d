package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows in memory that know what was asked of them, and which were written.
class Counted extends InMemoryLocations {
    final List<PackageId> readNewest = Collections.synchronizedList(new ArrayList<>());
    final List<PackageId> read = Collections.synchronizedList(new ArrayList<>());
    final List<PackageId> askedForContents = Collections.synchronizedList(new ArrayList<>());
    final List<PackageId> written = Collections.synchronizedList(new ArrayList<>());

    void forget() {
        List.of(readNewest, read, askedForContents, written).forEach(List::clear);
    }

    @Override
    public synchronized Optional<Row> newest(PackageId packageId) {
        readNewest.add(packageId);
        return super.newest(packageId);
    }

    @Override
    public Optional<Row> find(PackageId packageId) {
        read.add(packageId);
        return super.newest(packageId);
    }

    @Override
    public Map<PackageId, Row> find(Collection<PackageId> packages) {
        var rows = new HashMap<>(super.rows());
        rows.keySet().retainAll(packages);
        return rows;
    }

    @Override
    public synchronized Row put(Row row) {
        written.add(row.packageId());
        return super.put(row);
    }

    @Override
    public Keys inContainer(PackageId container, Optional<String> after, int limit) {
        askedForContents.add(container);
        return super.inContainer(container, after, limit);
    }
}
