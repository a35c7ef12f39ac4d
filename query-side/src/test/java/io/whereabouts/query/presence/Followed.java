package io.whereabouts.query.presence;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A history as it comes to the log, some of it late and some of it twice, and a writer that follows it hour by hour,
/// and dies now and then.
public final class Followed implements EventLog {
    private static final Comparator<RecordedEvent> ORDER = Comparator.comparing(RecordedEvent::effectiveAt)
            .thenComparing(RecordedEvent::recordedAt)
            .thenComparing(RecordedEvent::eventId);

    /// @param at when it was written to the log
    private record Delivered(Instant at, String hour, RecordedEvent recorded) {
        static Delivered of(RecordedEvent recorded, Duration delay) {
            var at = recorded.recordedAt().plus(delay);
            return new Delivered(at, Names.hourOf(Names.hour(at)), recorded);
        }
    }

    private static final Writer.Most SMALL = new Writer.Most(2, 1);

    private final InMemorySheets bucket = new InMemorySheets();
    private final List<Delivered> all;
    private final Random random;
    private Instant now;

    /// @param history in the order of recording
    public Followed(List<RecordedEvent> history, Random random) {
        this.random = random;
        all = new ArrayList<>();
        for (var recorded : history) {
            all.add(Delivered.of(recorded, delay()));
            if (random.nextInt(10) == 0) {
                all.add(Delivered.of(recorded, delay()));
            }
        }
        all.sort(Comparator.comparing(Delivered::at));
        now = all.getFirst().at();
        var end = all.getLast().at().plus(Duration.ofHours(random.nextInt(3 * 24)));
        while (now.isBefore(end)) {
            now = now.plus(Duration.ofMinutes(random.nextInt(24 * 60)));
            run();
        }
        now = end;
    }

    /// A queue is a minute behind, or days when something was wrong; and two clocks are never the same.
    private Duration delay() {
        return random.nextInt(8) == 0
                ? Duration.ofMinutes(random.nextInt(3 * 24 * 60))
                : Duration.ofSeconds(random.nextInt(300) - 200L);
    }

    private void run() {
        var dies = random.nextInt(4) == 0 ? random.nextInt(4) : Integer.MAX_VALUE;
        var left = new int[] {dies};
        var dying = new InMemorySheets() {
            @Override
            public synchronized List<Stored> list(String prefix, String after) {
                return bucket.list(prefix, after);
            }

            @Override
            public synchronized void put(String name, byte[] sheet) {
                if (left[0]-- == 0) {
                    throw new IllegalStateException("dies");
                }
                bucket.put(name, sheet);
            }

            @Override
            public synchronized byte[] range(String name, long from, int length) {
                return bucket.range(name, from, length);
            }
        };
        try {
            new Writer(this, dying, this::histories, Duration.ofDays(4), SMALL).run(now, () -> random.nextInt(20) == 0);
        } catch (IllegalStateException died) {
            // the next goes on from what is there
        }
    }

    public Presence presence() {
        return new Presence(this, bucket, this::histories, () -> now);
    }

    /// How many sheets of each kind there are.
    public Map<String, Long> sheets() {
        return bucket.sheets.keySet().stream()
                .collect(Collectors.groupingBy(name -> name.substring(0, name.indexOf('=')), Collectors.counting()));
    }

    /// Of what is in the log by now.
    public Map<PackageId, List<RecordedEvent>> histories(Collection<PackageId> packages) {
        var once = new HashSet<String>();
        return written()
                .map(Delivered::recorded)
                .filter(recorded -> packages.contains(((PackageEvent) recorded.event()).packageId()))
                .filter(recorded -> once.add(recorded.eventId()))
                .sorted(ORDER)
                .collect(Collectors.groupingBy(recorded -> ((PackageEvent) recorded.event()).packageId()));
    }

    private Stream<Delivered> written() {
        return all.stream().takeWhile(logged -> !logged.at().isAfter(now));
    }

    /// An object for each event: an hour has more than go into a sheet.
    @Override
    public List<Logged> after(String hour) {
        return IntStream.range(0, Math.toIntExact(written().count()))
                .filter(n -> all.get(n).hour().compareTo(hour) > 0)
                .mapToObj(n -> new Logged(String.valueOf(n), all.get(n).hour(), 1))
                .toList();
    }

    @Override
    public void read(Logged object, Consumer<RecordedEvent> events) {
        events.accept(all.get(Integer.parseInt(object.name())).recorded());
    }
}
