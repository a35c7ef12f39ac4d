package io.whereabouts.query.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.drift.DriftCheck;
import io.whereabouts.query.drift.RecordedEvents;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.StoredEvents;
import io.whereabouts.query.given.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class AuditCheckerTest {
    private static final Map<String, String> EVERYTHING = Map.of("sample", "100", "settled", "PT1H");

    private final Random random = Seed.random(AuditCheckerTest.class);
    private final List<RecordedEvent> history = Stream.concat(
                    World.history(random).stream(), Stream.of(Given.pictured(Given.packageId(0))))
            .toList();
    private final String events = StoredEvents.table();
    private final String log = LocalAws.newBucket();
    private final String merged = LocalAws.newBucket();
    private final TestLog audit = new TestLog(
            new S3AuditObjects(LocalAws.s3(), log),
            new S3MergedObjects(LocalAws.s3(), merged),
            Limits.USUAL,
            history.getLast().recordedAt());

    @Test
    void what_is_written_and_merged_in_any_parts_is_as_the_events_say() {
        StoredEvents.put(events, history);
        audit.write(history.subList(0, history.size() / 2));
        audit.at(audit.instant().plus(Duration.ofHours(3)));
        audit.merge(Work.LOG);
        audit.write(history.subList(history.size() / 3, history.size()));

        assertThat(run()).containsEntry("compared", packages().size()).containsEntry("drifted", Map.of());
    }

    @Test
    void a_package_of_which_the_log_lacks_or_invents_an_event_is_named() {
        var lost = history.get(random.nextInt(history.size()));
        var invented = Given.scanned(packages().getFirst(), 777_777, Given.MALI_LOSINJ);
        StoredEvents.put(events, history);
        audit.write(Stream.concat(history.stream().filter(event -> !event.equals(lost)), Stream.of(invented))
                .toList());

        assertThat(run().get("drifted"))
                .isEqualTo(
                        lost.event().subject().equals(packages().getFirst().canonical())
                                ? Map.of(lost.event().subject(), List.of("lacks events", "makes up events"))
                                : Map.of(
                                        lost.event().subject(), List.of("lacks events"),
                                        packages().getFirst().canonical(), List.of("makes up events")));
    }

    @Test
    void a_package_of_which_the_log_tells_an_event_otherwise_is_named() {
        var one = history.get(random.nextInt(history.size()));
        var otherwise = new RecordedEvent(
                one.eventId(),
                one.recordedAt(),
                "somebody-else",
                one.correlationId(),
                one.causationId(),
                one.positions(),
                one.event());
        StoredEvents.put(events, history);
        audit.write(history.stream()
                .map(event -> event.equals(one) ? otherwise : event)
                .toList());

        assertThat(run()).containsEntry("drifted", Map.of(one.event().subject(), List.of("tells events otherwise")));
    }

    @Test
    void a_damaged_log_is_found_where_it_is_read() {
        StoredEvents.put(events, history);
        audit.write(history);
        var key = new S3AuditObjects(LocalAws.s3(), log).list("", "").getFirst().key();
        LocalAws.s3().putObject(put -> put.bucket(log).key(key), RequestBody.fromBytes(new byte[100]));

        assertThat((Map<?, ?>) run().get("drifted"))
                .hasSize(packages().size())
                .allSatisfy((id, differences) ->
                        assertThat(differences).isEqualTo(List.of("a history that cannot be read")));
    }

    @Test
    void a_history_may_tell_of_any_of_the_events_that_are_on_their_way() {
        var first = random.nextLong();
        LongStream.range(first, first + 500).forEach(seed -> {
            var chance = new Random(seed);
            var all = World.history(chance);
            var settledBefore = all.get(chance.nextInt(all.size())).recordedAt();
            var told = new ArrayList<>(all);
            told.removeIf(event -> !event.recordedAt().isBefore(settledBefore) && chance.nextBoolean());
            var recorded = new RecordedEvents(all, settledBefore);

            assertThat(new HeldHistory(told).differences(recorded)).isEmpty();
            told.remove(all.getFirst());
            assertThat(new HeldHistory(told).differences(recorded))
                    .isEqualTo(recorded.isSettled(all.getFirst()) ? Set.of("lacks events") : Set.of());
        });
    }

    private List<PackageId> packages() {
        return history.stream()
                .map(event -> ((PackageEvent) event.event()).packageId())
                .distinct()
                .toList();
    }

    private Map<String, Object> run() {
        var check = DriftCheck.of(
                new AuditChecker.Histories(History.in(LocalAws.s3(), log, merged)),
                LocalAws.dynamoDb(),
                events,
                InstantSource.fixed(Instant.MAX.minus(Duration.ofDays(1))),
                random);
        return check.run(EVERYTHING, () -> false);
    }
}
