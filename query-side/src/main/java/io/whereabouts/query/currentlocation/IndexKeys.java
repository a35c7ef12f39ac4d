package io.whereabouts.query.currentlocation;

import java.util.Map;
import java.util.TreeMap;

/// The attributes under which the indexes find a row. One that is absent takes the row out of its index.
final class IndexKeys {
    static final String PLACE = "place";
    static final String SPOT = "spot";
    static final String REGION = "region";
    static final String CONTAINER = "container";
    static final String CLIENT = "client";
    static final String REFERENCE = "reference";

    private IndexKeys() {}

    static Map<String, String> of(Row row) {
        var keys = new TreeMap<String, String>();
        row.place().ifPresent(place -> {
            keys.put(PLACE, place.cell());
            keys.put(SPOT, place.spot(row.packageId()));
            keys.put(REGION, place.region());
        });
        row.location().container().ifPresent(container -> keys.put(CONTAINER, container.canonical()));
        Description.of(row.life()).ifPresent(said -> {
            said.client().ifPresent(client -> keys.put(CLIENT, client.value()));
            said.reference().ifPresent(reference -> keys.put(REFERENCE, reference.value()));
        });
        return keys;
    }
}
