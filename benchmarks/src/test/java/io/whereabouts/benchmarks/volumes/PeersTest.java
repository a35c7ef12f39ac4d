package io.whereabouts.benchmarks.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.benchmarks.measuring.CountingProxy;
import io.whereabouts.benchmarks.measuring.LocalDynamoDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final String REGION = "test-1";

    @TempDir
    Path folder;

    @Test
    void whereabouts_answers_rightly_and_what_it_read_is_counted() throws Exception {
        try (var client = Clients.sdk(DYNAMO_DB.endpoint(), REGION);
                var proxy = new CountingProxy(DYNAMO_DB.endpoint())) {
            Whereabouts.makeTable(client);
            answersRightly(new Whereabouts(DYNAMO_DB.endpoint(), REGION));

            new Whereabouts(proxy.endpoint(), REGION).within(Space.ROOM);
            assertThat(proxy.take())
                    .satisfies(traffic -> assertThat(traffic.requests()).containsKeys("Query", "BatchGetItem"))
                    .satisfies(traffic -> assertThat(traffic.readUnits()).isPositive());
        }
    }

    @Test
    void postgis_answers_rightly_by_its_index() throws Exception {
        var postgres = postgres();
        assumeThat(postgres).as("PostgreSQL is installed").isPresent();
        try (var running = postgres.orElseThrow()) {
            var postgis = postgis(running);
            assumeThat(postgis).as("PostGIS is installed").isPresent();
            answersRightly(postgis.orElseThrow());
            assertThat(postgis.orElseThrow().pages(Space.ROOM)).isPositive();
            postgis.orElseThrow().close();
        }
    }

    private static void answersRightly(Peer peer) throws Exception {
        var world = World.of(7, Layout.BESIDE, 1_000);
        peer.add(world.subList(0, 600));
        peer.add(world.subList(600, 1_000));

        for (var space : Space.values()) {
            assertThat(peer.within(space))
                    .as(space.title)
                    .containsExactlyElementsOf(world.stream()
                            .filter(parcel -> space.contains(parcel.at()))
                            .map(parcel -> parcel.id().canonical())
                            .sorted()
                            .toList());
        }
    }

    private Optional<PostgresProcess> postgres() throws IOException, InterruptedException {
        try {
            return Optional.of(PostgresProcess.start(Files.createFile(folder.resolve("postgres.log"))));
        } catch (NotInstalled missing) {
            return Optional.empty();
        }
    }

    private static Optional<Postgis> postgis(PostgresProcess postgres) throws Exception {
        var connection = postgres.connect();
        try {
            return Optional.of(Postgis.in(connection, "package"));
        } catch (NotInstalled missing) {
            connection.close();
            return Optional.empty();
        }
    }
}
