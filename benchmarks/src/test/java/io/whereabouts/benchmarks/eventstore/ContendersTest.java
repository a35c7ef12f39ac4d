package io.whereabouts.benchmarks.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.benchmarks.measuring.CountingProxy;
import io.whereabouts.benchmarks.measuring.Extent;
import io.whereabouts.benchmarks.measuring.LocalDynamoDb;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContendersTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final int OPERATIONS = 8;

    /// Castore is not among them: the build fetches nothing for Node.js.
    static List<Arguments> of_this_process() {
        return List.of(
                Arguments.of(Whereabouts.NAME, (Function<URI, Contender>)
                        endpoint -> Whereabouts.contender(endpoint, tables().ofWhereabouts(name()))),
                Arguments.of(PekkoStore.NAME, (Function<URI, Contender>)
                        endpoint -> PekkoStore.contender(endpoint, tables().ofPekko(name()))),
                Arguments.of(AxonJpa.NAME, (Function<URI, Contender>) endpoint -> AxonJpa.contender()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("of_this_process")
    void does_all_that_is_measured(String name, Function<URI, Contender> made) throws Exception {
        try (var contender = made.apply(DYNAMO_DB.endpoint())) {
            for (var workload : Workload.upTo(10)) {
                var samples = contender.prepare(workload, workload.id()).measure(Extent.of(OPERATIONS));
                assertThat(samples.latencies().getTotalCount())
                        .as(workload.title())
                        .isEqualTo(OPERATIONS);
            }
        }
    }

    @Test
    void what_ours_costs_is_counted() throws Exception {
        try (var proxy = new CountingProxy(DYNAMO_DB.endpoint());
                var contender = Whereabouts.contender(proxy.endpoint(), tables().ofWhereabouts(name()))) {
            var costs = new Counting(proxy, what -> {}).of(contender, List.of(Workload.ALL.getFirst()));
            assertThat(costs.get(Workload.ALL.getFirst()))
                    .extracting(Results.Cost::roundTrips, Results.Cost::readUnits, Results.Cost::writeUnits)
                    .containsExactly(1.0, 0.0, 1.0);
        }
    }

    private static Tables tables() {
        return new Tables(Clients.sdk(DYNAMO_DB.endpoint()));
    }

    private static String name() {
        return "table-" + UUID.randomUUID();
    }
}
