package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.scanJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// A request that is cut off in the middle claims nothing, loses nothing, and can be sent again.
class InterruptedWritesTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final int SCANS = 60;

    private final long seed = Long.getLong("seed", System.nanoTime());

    @Test
    void scans_of_a_request_that_failed_half_way_are_all_there_once_it_is_sent_again() {
        var broken = new Broken(new Random(seed));
        var results = cutOffAndSentAgain(List.of(Api.PACKAGE), broken);

        assertThat(results.stream().filter("duplicate"::equals))
                .as("those that were stored before it was cut off, seed %d", seed)
                .hasSize(broken.written.get());
    }

    @Test
    void so_are_those_of_several_packages() {
        cutOffAndSentAgain(List.of(Api.PACKAGE, Api.OTHER_PACKAGE), new Broken(new Random(seed)));
    }

    private List<String> cutOffAndSentAgain(List<String> packages, Broken broken) {
        System.out.println("seed " + seed);
        var table = DYNAMO_DB.createEventsTable();
        var whole = Api.on(DYNAMO_DB.client(), table, Clock.systemUTC());
        whole.scanners("gate-1");
        packages.forEach(id -> whole.register("{\"package\": \"%s\"}".formatted(id)));
        var body = IntStream.range(0, SCANS)
                .mapToObj(i -> scanJson(packages.get(i % packages.size()), "gate-1", i, "2026-11-01T09:00:00Z"))
                .collect(Collectors.joining(",", "{\"scans\": [", "]}"));

        var cutOff = Api.on(DYNAMO_DB.client(broken), table, Clock.systemUTC()).scan(body);
        assertThat(cutOff.status()).as("seed %d", seed).isEqualTo(503);
        assertThat(cutOff.headers()).containsEntry("retry-after", "1");
        assertThat(cutOff.body().toString()).doesNotContain("recorded");

        var again = whole.scan(body);
        assertThat(again.status()).isEqualTo(200);
        var results = again.body().path("results").findValuesAsText("result");
        assertThat(results).as("seed %d", seed).hasSize(SCANS).containsOnly("recorded", "duplicate");
        assertThat(DYNAMO_DB
                        .client()
                        .scanPaginator(scan -> scan.tableName(table))
                        .items())
                .hasSize(SCANS + packages.size() + 1);
        return results;
    }

    /// Some scans, about a third of them, never get to the table, however often they are tried.
    private static final class Broken implements ExecutionInterceptor {
        private final Random random;
        private final AtomicInteger written = new AtomicInteger();
        private final Set<Object> decided = new HashSet<>();
        private final Set<Object> unlucky = new HashSet<>();

        Broken(Random random) {
            this.random = random;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof PutItemRequest put) {
                if (isUnlucky(Objects.requireNonNull(put.item().get("position")))) {
                    throw AbortedException.create("cut off");
                }
            }
        }

        private synchronized boolean isUnlucky(Object position) {
            if (decided.add(position) && random.nextInt(3) == 0) {
                unlucky.add(position);
            }
            return unlucky.contains(position);
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof PutItemRequest) {
                written.incrementAndGet();
            }
        }
    }
}
