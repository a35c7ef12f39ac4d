package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.eventstore.reading.ExportedTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What `republish` asks of the bus, which only AWS has.
class RepublishToBusTest {
    private static final int EVENTS = 95;

    @RegisterExtension
    final FakeAws aws = new FakeAws();

    private final Set<String> published = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @Test
    void every_event_of_the_span_is_put_once_in_the_form_of_the_pipe() throws IOException {
        aws.on("PutEvents", request -> taken(request, 0));

        var called = republish("2026-11-01T09:00:00Z", "2026-11-01T10:00:00Z");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("95 events were published again");
        assertThat(published).hasSize(EVENTS);
        assertThat(entries()).hasSize(EVENTS).allSatisfy(entry -> {
            assertThat(entry.path("Source").asText()).isEqualTo("whereabouts");
            assertThat(entry.path("DetailType").asText()).isEqualTo("PackageScanned");
            assertThat(entry.path("EventBusName").asText()).isEqualTo("prod-whereabouts-package-events");
            assertThat(entry.path("Detail").asText()).contains("\"payload\":{\"package\":\"00106141412345678908\"");
            assertThat(entry).hasSize(4);
        });
        assertThat(aws.asked("PutEvents"))
                .allSatisfy(request -> assertThat(request.path("Entries")).hasSizeBetween(1, 10));
    }

    @Test
    void what_the_bus_did_not_take_is_put_again_until_it_has_all() throws IOException {
        var requests = new AtomicInteger();
        aws.on("PutEvents", request -> {
            if (requests.incrementAndGet() % 5 == 0) {
                return FakeAws.refusal("ThrottlingException", "Rate exceeded");
            }
            return taken(request, requests.get() % 3);
        });

        var called = republish("2026-11-01T09:00:00Z", "2026-11-01T10:00:00Z");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("95 events were published again");
        assertThat(published).hasSize(EVENTS);
    }

    @Test
    void an_empty_span_publishes_nothing_and_says_so() throws IOException {
        var called = republish("2026-11-02T09:00:00Z", "2026-11-02T10:00:00Z");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("0 events were published again", "check --from and --to");
        assertThat(aws.asked("PutEvents")).isEmpty();
    }

    @Test
    void a_bus_that_is_not_there_ends_it_with_what_to_do() throws IOException {
        aws.on(
                "PutEvents",
                request -> FakeAws.refusal(
                        "AccessDeniedException", "User x is not authorized to perform: events:PutEvents"));

        var called = republish("2026-11-01T09:00:00Z", "2026-11-01T10:00:00Z");

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).startsWith("error: User x is not authorized").doesNotContain("\tat ");
    }

    @Test
    void a_request_stays_below_256_KB_in_all() throws Exception {
        aws.on("PutEvents", request -> taken(request, 0));
        var target = Target.inCloud("prod", Optional.empty(), Map.of());
        try (var client = target.eventBridge();
                var sending = new Sending(List.of(new BusReceiver(client, "bus")))) {
            for (var number = 0; number < 7; number++) {
                sending.add(new BusEvent("Opened", "{\"text\":\"%s\",\"n\":%d}".formatted("ü".repeat(50_000), number)));
            }
            sending.finish();
        }
        assertThat(entries()).hasSize(7);
        assertThat(aws.asked("PutEvents")).hasSize(4).allSatisfy(request -> {
            var bytes = request.path("Entries")
                    .valueStream()
                    .mapToInt(entry -> entry.path("Detail").asText().getBytes(StandardCharsets.UTF_8).length
                            + entry.path("DetailType").asText().length()
                            + entry.path("Source").asText().length()
                            + 14)
                    .sum();
            assertThat(bytes).isLessThan(256 * 1_024);
        });
    }

    @Test
    void what_is_never_taken_is_given_up_after_longer_and_longer_pauses_of_random_length() throws Exception {
        var pauses = new ArrayList<Long>();
        Receiver deaf = events -> new Receiver.Left(events, "ThrottlingException: Rate exceeded");
        try (var sending = new Sending(List.of(deaf), new Backoff(pauses::add))) {
            sending.add(new BusEvent("Opened", "{}"));

            assertThatThrownBy(sending::finish)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("1 events were refused 10 times (ThrottlingException: Rate exceeded)")
                    .hasMessageContaining("what comes twice changes nothing");
        }
        assertThat(pauses).hasSize(Backoff.MOST_ATTEMPTS - 1);
        assertThat(IntStream.range(0, pauses.size()).boxed()).allSatisfy(i -> {
            var longest = Math.min(10_000, 100L << i);
            assertThat(pauses.get(i)).isBetween(longest / 2, longest);
        });
        assertThat(pauses)
                .isNotEqualTo(IntStream.range(0, pauses.size())
                        .mapToObj(i -> Math.min(10_000, 100L << i))
                        .toList());
    }

    private Called republish(String from, String to) throws IOException {
        var items = IntStream.range(0, EVENTS)
                .mapToObj(Scans::number)
                .map(event -> event.item())
                .toList();
        var export = ExportedTable.full(folder, items, 3);
        return Called.inCloud(folder, "republish", "--from", from, "--to", to, "--export", export.toString(), "--yes");
    }

    private List<JsonNode> entries() {
        return aws.asked("PutEvents").stream()
                .flatMap(request -> request.path("Entries").valueStream())
                .toList();
    }

    /// @param refused how many of the last are not taken
    private FakeAws.Answer taken(JsonNode request, int refused) {
        var entries = request.path("Entries").valueStream().toList();
        var taken = Math.max(0, entries.size() - refused);
        entries.subList(0, taken)
                .forEach(entry -> published.add(entry.path("Detail").asText()));
        return FakeAws.ok("{\"FailedEntryCount\": %d, \"Entries\": [%s]}"
                .formatted(
                        entries.size() - taken,
                        IntStream.range(0, entries.size())
                                .mapToObj(
                                        i -> i < taken
                                                ? "{\"EventId\": \"id-%d\"}".formatted(i)
                                                : "{\"ErrorCode\": \"ThrottlingException\", \"ErrorMessage\": \"Rate exceeded\"}")
                                .collect(Collectors.joining(","))));
    }
}
