package io.whereabouts.benchmarks.eventstore;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Who is measured in this run, each with tables of its own.
final class Stores {
    private final Settings settings;
    private final Tables tables;
    private final String ours;
    private int made;

    Stores(Settings settings, Tables tables) {
        this.settings = settings;
        this.tables = tables;
        this.ours = tables.ofWhereabouts("whereabouts");
    }

    /// Of what only our store is measured with.
    String ourTable() {
        return ours;
    }

    /// Ours is always among them.
    List<Contender> onDynamoDb(URI dynamoDb) throws IOException {
        var table = "table-%d-".formatted(++made);
        var all = new ArrayList<Contender>();
        all.add(Whereabouts.contender(dynamoDb, tables.ofWhereabouts(table + "whereabouts")));
        if (!settings.without().contains("castore")) {
            all.add(CastoreContender.start(
                    settings.home().resolve("benchmarks/castore"), dynamoDb, tables.ofCastore(table + "castore")));
        }
        if (!settings.without().contains("pekko")) {
            all.add(PekkoStore.contender(dynamoDb, tables.ofPekko(table + "pekko")));
        }
        return all;
    }

    List<Contender> others() {
        return settings.without().contains("jpa") ? List.of() : List.of(AxonJpa.contender());
    }
}
