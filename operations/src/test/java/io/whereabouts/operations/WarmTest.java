package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What `warm` asks of AWS, which alone can do it.
class WarmTest {
    @RegisterExtension
    final FakeAws aws = new FakeAws();

    private final Set<String> warm = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @BeforeEach
    void two_cold_tables() {
        aws.on("DescribeTable", this::described);
        aws.on("UpdateTable", request -> {
            warm.add(request.path("TableName").asText());
            return FakeAws.ok("{}");
        });
    }

    @Test
    void tables_and_their_indexes_are_warmed() throws IOException {
        var called = warm("--writes", "20000");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(aws.asked("UpdateTable")).extracting(JsonNode::toString).containsExactly("""
                        {"TableName":"prod-whereabouts-events",\
                        "WarmThroughput":{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":20000}}""", """
                        {"TableName":"prod-whereabouts-current-locations",\
                        "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"by-place",\
                        "WarmThroughput":{"ReadUnitsPerSecond":13000,"WriteUnitsPerSecond":20000}}}],\
                        "WarmThroughput":{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":20000}}""");
        assertThat(aws.operations()).containsOnly("DescribeTable", "UpdateTable");
        assertThat(called.out())
                .contains("prod-whereabouts-events: 12,000 reads and 4,000 writes a second")
                .contains("its index by-place 13,000 reads")
                .contains("AWS charges for it, once")
                .endsWith("then let the burst come.\n");
    }

    @Test
    void what_is_warm_stays_as_it_is() throws IOException {
        assertThat(warm("--writes", "4000").out()).contains("nothing is to be warmed");
        assertThat(warm().out()).contains("name more with --reads and --writes");
        assertThat(aws.asked("UpdateTable")).isEmpty();
    }

    @Test
    void more_than_the_stack_allows_or_less_than_nothing_is_refused() throws IOException {
        assertThat(warm("--writes", "50000").err())
                .contains("takes 40000 reads and 40000 writes a second at most", "mostWriteUnits");
        assertThat(warm("--reads", "-1").err()).contains("more than 0");
        assertThat(aws.asked("UpdateTable")).isEmpty();
    }

    @Test
    void a_refusal_says_what_is_in_the_way_and_the_same_again_goes_on() throws IOException {
        aws.on("UpdateTable", request -> {
            if (request.path("TableName").asText().endsWith("current-locations")) {
                return FakeAws.refusal("com.amazonaws.dynamodb.v20120810#ResourceInUseException", "being updated");
            }
            warm.add(request.path("TableName").asText());
            return FakeAws.ok("{}");
        });
        var called = warm("--writes", "20000");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err())
                .startsWith("error: prod-whereabouts-current-locations is being changed already")
                .doesNotContain("\tat ");

        aws.on(
                "UpdateTable",
                request -> FakeAws.refusal(
                        "com.amazonaws.dynamodb.v20120810#LimitExceededException", "Subscriber limit exceeded"));
        assertThat(warm("--writes", "20000").err())
                .contains("AWS does not warm prod-whereabouts-current-locations now", "Subscriber limit exceeded");
        assertThat(aws.asked("UpdateTable"))
                .extracting(request -> request.path("TableName").asText())
                .containsExactly(
                        "prod-whereabouts-events",
                        "prod-whereabouts-current-locations",
                        "prod-whereabouts-current-locations");
    }

    private Called warm(String... options) throws IOException {
        var command = new ArrayList<>(List.of("warm", "--yes"));
        command.addAll(List.of(options));
        return Called.inCloud(folder, command.toArray(String[]::new));
    }

    /// First warming, then warm.
    private FakeAws.Answer described(JsonNode request) {
        var name = request.path("TableName").asText();
        var writes = warm.contains(name) ? 20_000 : 4_000;
        var indexes = name.endsWith("current-locations") ? """
                  {"IndexName": "by-place", "IndexStatus": "ACTIVE",
                   "WarmThroughput": {"ReadUnitsPerSecond": 13000, "WriteUnitsPerSecond": %d, "Status": "ACTIVE"}}""".formatted(writes) : "";
        return FakeAws.ok("""
                {"Table": {"TableName": "%s", "TableStatus": "ACTIVE", "GlobalSecondaryIndexes": [%s],
                  "OnDemandThroughput": {"MaxReadRequestUnits": 40000, "MaxWriteRequestUnits": 40000},
                  "WarmThroughput": {"ReadUnitsPerSecond": 12000, "WriteUnitsPerSecond": %d, "Status": "ACTIVE"}}}""".formatted(name, indexes, writes));
    }
}
