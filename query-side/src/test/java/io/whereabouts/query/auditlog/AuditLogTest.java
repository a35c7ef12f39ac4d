package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.NINE;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.NoLambda;
import io.whereabouts.query.given.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private final InMemoryAuditObjects objects = new InMemoryAuditObjects();
    private final AuditProjector projector = new AuditProjector(objects, InstantSource.fixed(NINE));

    @Test
    void what_was_written_in_any_batches_is_read_once_and_in_order() {
        var random = Seed.random(AuditLogTest.class);
        var events = events(40, random);
        var delivered = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(4) == 0).forEach(delivered::add);
        Collections.shuffle(delivered, random);
        for (var from = 0; from < delivered.size(); ) {
            var to = Math.min(delivered.size(), from + 1 + random.nextInt(60));
            write(delivered.subList(from, to));
            from = to;
        }
        var history = history();
        for (var n = 0; n < 45; n++) {
            var id = packageId(n);
            assertThat(history.entries(id.canonical()))
                    .extracting(entry -> entry.mark().eventId())
                    .containsExactlyElementsOf(events.stream()
                            .filter(recorded -> recorded.event().subject().equals(id.canonical()))
                            .sorted(Comparator.comparing(RecordedEvent::effectiveAt)
                                    .thenComparing(RecordedEvent::recordedAt)
                                    .thenComparing(RecordedEvent::eventId))
                            .map(RecordedEvent::eventId)
                            .toList());
        }
    }

    @Test
    void packages_of_every_kind_of_identifier_have_their_history() {
        write(Given.ONE_OF_EACH_KIND.stream().map(id -> registered(id, true)).toList());
        var history = history();
        assertThat(Given.ONE_OF_EACH_KIND)
                .allSatisfy(id -> assertThat(history.entries(id.canonical())).hasSize(1));
    }

    @Test
    void any_gzip_tool_reads_every_line_as_it_came(@TempDir Path directory) throws Exception {
        var events = events(30, Seed.random(AuditLogTest.class));
        write(Stream.concat(events.stream(), events.stream().limit(20)).toList()); // some came twice
        var bytes = onlyObject();
        var expected = events.stream().map(EventJson::detail).toList();
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(new String(gzip.readAllBytes(), UTF_8).lines()).containsExactlyInAnyOrderElementsOf(expected);
        }
        var file = Files.write(directory.resolve("object.jsonl.gz"), bytes);
        var tool = new ProcessBuilder("gzip", "-dc", file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(tool.getInputStream().readAllBytes(), UTF_8).lines())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(tool.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).isZero();
    }

    @Test
    void the_lines_are_sorted_by_bucket_and_package() throws IOException {
        write(events(60, Seed.random(AuditLogTest.class)));
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(onlyObject()))) {
            assertThat(new String(gzip.readAllBytes(), UTF_8)
                            .lines()
                            .map(line -> EventJson.recorded(line).event().subject())
                            .map(id -> "%02d %s".formatted(PackageHash.bucket(PackageHash.of(id)), id)))
                    .isSorted();
        }
    }

    @Test
    void the_same_batch_again_writes_nothing_more() {
        var events = events(5, Seed.random(AuditLogTest.class));
        write(events);
        write(events.reversed());
        assertThat(objects.list("", "")).hasSize(1);
        assertThat(objects.list("", "").getFirst().key())
                .matches(
                        "log/hour=2026-11-01T09/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\.jsonl\\.gz");
    }

    @Test
    void an_object_without_the_package_is_passed_over_by_its_index() {
        IntStream.range(0, 50).forEach(n -> write(List.of(registered(packageId(n), true))));
        var history = history();
        assertThat(history.entries(packageId(7).canonical())).hasSize(1);
        assertThat(objects.rangesRead()).isEqualTo(51); // 50 indexes and one bucket
        assertThat(history.entries(packageId(8).canonical())).hasSize(1);
        assertThat(objects.rangesRead()).isEqualTo(52); // the indexes are remembered
    }

    @Test
    void of_a_large_object_one_bucket_is_read() {
        write(IntStream.range(0, 4_000)
                .mapToObj(n -> scanned(packageId(n), 1, MALI_LOSINJ))
                .toList());
        assertThat(history().entries(packageId(77).canonical())).hasSize(1);
        assertThat(objects.bytesRead()).isLessThan(onlyObject().length / 4);
        assertThat(objects.rangesRead()).isEqualTo(2); // the index, at the first guess of its length, and the bucket
    }

    @Test
    void a_damaged_object_is_an_error_and_never_a_wrong_history() {
        var random = Seed.random(AuditLogTest.class);
        write(events(12, random));
        var key = objects.list("", "").getFirst().key();
        var whole = onlyObject();
        var expected = histories();
        var errors = 0;
        for (var run = 0; run < 400; run++) {
            objects.replace(key, damaged(whole, random));
            try {
                assertThat(histories()).as("run %d", run).isEqualTo(expected);
            } catch (Damaged e) {
                assertThat(e).hasMessageContaining(key);
                errors++;
            }
        }
        assertThat(errors).isGreaterThan(350);
    }

    private History history() {
        return new History(new Lookup(objects, new InMemoryMergedObjects(), OneByOne.REQUESTS));
    }

    private List<List<String>> histories() {
        var history = history();
        return IntStream.range(0, 12)
                .mapToObj(n -> history.entries(packageId(n).canonical()).stream()
                        .map(entry -> entry.document().toString())
                        .toList())
                .toList();
    }

    private static byte[] damaged(byte[] whole, Random random) {
        var bytes = whole.clone();
        var at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOfRange(bytes, at + 1, bytes.length);
            case 2 -> {
                var twice = Arrays.copyOf(bytes, 2 * bytes.length);
                System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
                yield twice;
            }
            default -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
        };
    }

    @Test
    void if_the_write_fails_every_readable_message_comes_again() {
        var failing = new AuditProjector(new FailingObjects(), InstantSource.fixed(NINE));
        var first = registered(packageId(1), true);
        var response = failing.handleRequest(
                Deliveries.bodies(List.of(
                        Deliveries.envelope(first),
                        Deliveries.envelope(first),
                        "?",
                        Deliveries.envelope(scanned(packageId(2), 1, MALI_LOSINJ)))),
                NoLambda.CONTEXT);
        assertThat(response.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactlyInAnyOrder("m0", "m1", "m2", "m3");
    }

    private static final class FailingObjects implements AuditObjects {
        @Override
        public boolean putIfAbsent(String key, byte[] bytes) {
            throw new IllegalStateException("S3 is away");
        }

        @Override
        public List<Listed> list(String prefix, String after) {
            return List.of();
        }

        @Override
        public byte[] range(String key, long from, int length) {
            throw new IllegalStateException("S3 is away");
        }
    }

    @Test
    void too_many_lines_for_one_object_become_two() {
        var detail = EventJson.detail(scanned(packageId(1), 1, MALI_LOSINJ));
        var count = LogObject.MOST_BYTES / detail.length() + 10;
        write(IntStream.range(0, count)
                .mapToObj(n -> scanned(packageId(n % 50), n, MALI_LOSINJ))
                .toList());
        assertThat(objects.list("", "")).hasSize(2);
        var history = history();
        assertThat(IntStream.range(0, 50)
                        .map(n -> history.entries(packageId(n).canonical()).size())
                        .sum())
                .isEqualTo(count);
    }

    @Test
    void buckets_are_stable_and_even() {
        assertThat(PackageHash.of("00106141412345678908")).isEqualTo(0x8cc29d15);
        var counts = new int[PackageHash.BUCKETS];
        IntStream.range(0, 16_000)
                .forEach(n ->
                        counts[PackageHash.bucket(PackageHash.of(packageId(n).canonical()))]++);
        assertThat(counts)
                .satisfies(all -> assertThat(Arrays.stream(all)).allMatch(count -> count > 800 && count < 1_200));
    }

    @Test
    void an_index_of_the_most_packages_fits_and_reads_back() {
        var ids = IntStream.range(0, LogIndex.MOST_PACKAGES)
                .mapToObj(n -> packageId(n).canonical())
                .toList();
        var index = new LogIndex(100, List.of(new LogIndex.Part(3, 0, 100, 15_000, PackageHashes.of(ids))));
        var member = index.member();
        assertThat(member.length).isLessThan(65_535);
        assertThat(LogIndex.read(member, 100 + member.length)).isEqualTo(index);
        assertThatThrownBy(() -> LogIndex.read(member, 99 + member.length)).isInstanceOf(Damaged.class);
    }

    private void write(List<RecordedEvent> events) {
        assertThat(projector
                        .handleRequest(Deliveries.batch(events), NoLambda.CONTEXT)
                        .getBatchItemFailures())
                .isEmpty();
    }

    private byte[] onlyObject() {
        assertThat(objects.list("", "")).hasSize(1);
        var object = objects.list("", "").getFirst();
        return objects.whole(object.key());
    }

    private static List<RecordedEvent> events(int packages, Random random) {
        return IntStream.range(0, packages)
                .mapToObj(n -> Given.history(packageId(n), random))
                .flatMap(List::stream)
                .toList();
    }
}
