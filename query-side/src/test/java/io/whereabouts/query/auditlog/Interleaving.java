package io.whereabouts.query.auditlog;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.auditlog.World.Client;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.NoLambda;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One run: writers, mergers and readers at once, and time that goes by seconds, hours and months. Each read must have
/// every event that was acknowledged before it began, once, and of each event no more lines than were written.
final class Interleaving {
    /// So small that a handful of events makes blocks, parts, objects and runs that end in the middle.
    private static final Limits TINY = new Limits(700, 900, 2_000, 1_000, 60_000, 4, 300, 2);

    private static final int PACKAGES = 5;

    /// What Lambda lets a function live.
    private static final Duration WRITE = Duration.ofMinutes(15);

    /// Much less than replaced objects are kept.
    private static final Duration READ = Duration.ofSeconds(20);

    /// Stands still for months, and goes on.
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final World world;
    private final Fault fault;
    private final Random random;
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Integer> about = new HashMap<>();
    private final Map<String, Integer> sent = new HashMap<>();
    private final Map<String, byte[]> logged = new HashMap<>();
    private int sequence;
    private int reads;

    private Interleaving(long seed, Fault fault) {
        this.world = new World(seed);
        this.random = world.random;
        this.fault = fault;
    }

    /// @return how many reads there were
    static int run(long seed, Fault fault) {
        var run = new Interleaving(seed, fault);
        run.together();
        run.afterwards();
        return run.reads;
    }

    private void together() {
        for (var n = 0; n < 2; n++) {
            start(6, WRITE, this::write);
            start(6, READ, client -> read(client, true));
            start(6, FOR_EVER, client -> read(client, false));
        }
        for (var work : Work.values()) {
            start(4, FOR_EVER, client -> merge(work, client));
            start(4, FOR_EVER, client -> merge(work, client));
        }
        world.simulation.start(() -> {
            for (var n = 0; n < 12; n++) {
                world.simulation.yieldTurn();
                world.pass(
                        Duration.ofMinutes(List.of(1, 10, 40, 90, 1_500, 46_000).get(random.nextInt(6))));
            }
        });
        world.simulation.run();
    }

    /// What has died is started again: by SQS, by its schedule, by who asked.
    private void start(int times, Duration lifetime, Consumer<Client> task) {
        world.simulation.start(() -> {
            for (var n = 0; n < times; n++) {
                world.simulation.yieldTurn();
                try {
                    task.accept(world.new Client(lifetime, random.nextInt(3)));
                } catch (Crashed died) {
                    // the others do not care
                }
            }
        });
    }

    private void write(Client client) {
        var events = new ArrayList<RecordedEvent>();
        for (var n = 1 + random.nextInt(4); n > 0; n--) {
            events.add(event());
        }
        var log = new SteppedObjects(client).log(world.log);
        var failed = new AuditProjector(log, world).handleRequest(Deliveries.batch(events), NoLambda.CONTEXT);
        if (failed.getBatchItemFailures().isEmpty()) {
            events.forEach(event -> acknowledged.add(event.eventId()));
        }
    }

    /// A new one, recorded now or a while ago, or one that was delivered before.
    private RecordedEvent event() {
        var number = random.nextInt(5) == 0 && sequence > 0 ? random.nextInt(sequence) : sequence++;
        var recordedAt = Given.NINE.plus(Duration.ofHours(13L * (number * 7 % 90)));
        var event =
                Given.scanned(Given.packageId(number % PACKAGES), number, Given.MALI_LOSINJ, recordedAt, recordedAt);
        about.put(event.eventId(), number % PACKAGES);
        sent.merge(event.eventId(), 1, Integer::sum);
        return event;
    }

    private void merge(Work work, Client client) {
        var stepped = new SteppedObjects(client);
        new Merger(
                        stepped.log(world.log),
                        fault.merger(stepped.merged(world.merged)),
                        TINY,
                        world,
                        new Names(world, random)::next)
                .run(work, () -> random.nextInt(12) == 0);
    }

    private void read(Client client, boolean quick) {
        var stepped = new SteppedObjects(client);
        var before = Set.copyOf(acknowledged);
        var number = random.nextInt(PACKAGES);
        var lookup = new Lookup(
                fault.reader(stepped.log(world.log), () -> new Manifests(world.merged, world).current()),
                stepped.merged(world.merged),
                new OneByOne() {
                    @Override
                    public <T> List<T> all(List<? extends Callable<T>> requests) {
                        try {
                            return super.all(requests);
                        } catch (Gone e) {
                            assertThat(quick)
                                    .as("a quick read has met %s", e.getMessage())
                                    .isFalse();
                            throw e;
                        }
                    }
                });
        check(number, lookup, before);
    }

    private void check(int number, Lookup lookup, Set<String> before) {
        reads++;
        var id = Given.packageId(number).canonical();
        var found = lookup.linesFor(id).stream()
                .map(Line::of)
                .filter(line -> line.subject().equals(id))
                .collect(Collectors.toMap(line -> line.mark().eventId(), line -> 1, Integer::sum));
        assertThat(found.keySet())
                .as("events of package %d", number)
                .containsAll(before.stream()
                        .filter(event -> about.getOrDefault(event, -1) == number)
                        .toList());
        found.forEach((event, lines) ->
                assertThat(lines).as("lines of event %s", event).isLessThanOrEqualTo(sent.getOrDefault(event, 0)));
    }

    /// When all is quiet, everything is merged and nothing is left over; and nobody has touched the log.
    private void afterwards() {
        world.calmDown();
        world.log.objects.forEach(logged::put);
        for (var round = 0; round < 4; round++) {
            world.pass(Duration.ofDays(70));
            for (var work : Work.values()) {
                mergeInPeace(work);
            }
        }
        var manifest = new Manifests(world.merged, world).current();
        var lookup = new Lookup(world.log, world.merged, OneByOne.REQUESTS);
        IntStream.range(0, PACKAGES).forEach(number -> check(number, lookup, acknowledged));
        assertThat(world.log.objects).isEqualTo(logged);
        assertThat(manifest.covered()).isEmpty();
        var listed = world.log.list(LogObject.PREFIX, manifest.listedAfter());
        assertThat(Backlog.of(manifest, Optional.of(listed), world.instant(), TINY)
                        .overdue()
                        .values())
                .containsOnly(Duration.ZERO);
        assertThat(world.merged.objects.keySet().stream().filter(key -> key.startsWith(MergedWriter.PREFIX)))
                .containsExactlyInAnyOrderElementsOf(
                        manifest.pieces().stream().map(Piece::key).collect(Collectors.toSet()));
        assertThat(manifest.pieces().stream()
                        .collect(groupingBy(Piece::key, Collectors.mapping(Piece::slice, Collectors.toList()))))
                .allSatisfy((key, slices) -> assertThat(disjoint(slices)).isTrue());
    }

    private static boolean disjoint(List<Slice> slices) {
        return slices.stream()
                .allMatch(one -> slices.stream()
                        .allMatch(other -> one.equals(other) || one.to() < other.from() || other.to() < one.from()));
    }

    private void mergeInPeace(Work work) {
        new Merger(world.log, fault.merger(world.merged), TINY, world, new Names(world, random)::next)
                .run(work, () -> false);
    }
}
