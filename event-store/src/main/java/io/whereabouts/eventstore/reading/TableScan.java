package io.whereabouts.eventstore.reading;

import io.whereabouts.eventstore.Pause;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Reads the events table by a parallel Scan. Events that are appended meanwhile may come or not; every event that was
/// acknowledged before it began comes, if reads are consistent.
public final class TableScan implements EventReader {
    private final Builder settings;

    private TableScan(Builder settings) {
        this.settings = settings;
    }

    public static Builder of(DynamoDbClient client, String table) {
        return new Builder(client, table);
    }

    @Override
    public Summary read(Sink sink, Bookmark from) throws InterruptedException {
        var start = from.of("table " + settings.table, settings.segments);
        var segments = start.parts().size();
        var pace = new Pace(settings.capacity, settings.nanoTime, settings.pause);
        var patience = new Patience(settings.pause);
        var reading = new Reading(start, itemCount(), sink);
        var parts = IntStream.range(0, segments)
                .filter(segment -> !start.parts().get(segment).done())
                .mapToObj(segment -> (Handover.Work) new ScanSegment(
                        settings.client,
                        template(),
                        segment,
                        segments,
                        start.parts().get(segment),
                        pace,
                        patience))
                .toList();
        Handover.run(segments, parts, reading::take);
        return reading.end(new TableCopies(settings.client, settings.table, pace, patience));
    }

    private ScanRequest template() {
        return ScanRequest.builder()
                .tableName(settings.table)
                .consistentRead(settings.consistent)
                .limit(settings.pageSize)
                .build();
    }

    /// Only for the estimate, so whoever may not ask goes without.
    private long itemCount() {
        try {
            var count = settings.client
                    .describeTable(describe -> describe.tableName(settings.table))
                    .table()
                    .itemCount();
            return count == null ? 0 : count;
        } catch (DynamoDbException e) {
            if (e.statusCode() == 400 && "AccessDeniedException".equals(errorCode(e))) {
                return 0;
            }
            throw e;
        }
    }

    private static String errorCode(DynamoDbException e) {
        return e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    }

    /// What there is to choose.
    public static final class Builder {
        private static final int MOST_SEGMENTS = 1_000;

        private final DynamoDbClient client;
        private final String table;
        private int segments = 4;
        private boolean consistent = true;
        private double capacity = Double.POSITIVE_INFINITY;
        private @Nullable Integer pageSize;
        private Pause pause = Pause.random(RandomGenerator.getDefault());
        private LongSupplier nanoTime = System::nanoTime;

        private Builder(DynamoDbClient client, String table) {
            this.client = client;
            this.table = Objects.requireNonNull(table);
        }

        /// How many requests are under way at once; default 4. A resumed reading keeps the number that it began with.
        public Builder segments(int number) {
            if (number < 1 || number > MOST_SEGMENTS) {
                throw new IllegalArgumentException(
                        "a scan has from 1 to %d segments, not %d".formatted(MOST_SEGMENTS, number));
            }
            segments = number;
            return this;
        }

        /// Whether each page is read consistently, which costs twice as much; default true. Otherwise events of the
        /// last moments may be missing; but none is taken for torn for that.
        public Builder consistent(boolean consistently) {
            consistent = consistently;
            return this;
        }

        /// How many read request units a second it may consume, in all segments together; default: no limit.
        public Builder capacity(double unitsPerSecond) {
            if (!(unitsPerSecond > 0)) {
                throw new IllegalArgumentException(
                        "a capacity is more than 0 read request units a second, not " + unitsPerSecond);
            }
            capacity = unitsPerSecond;
            return this;
        }

        /// The most items of a page; default: as many as DynamoDB gives, or as fit the capacity.
        public Builder pageSize(int items) {
            pageSize = items;
            return this;
        }

        /// All waiting goes through it.
        public Builder pause(Pause by) {
            pause = by;
            return this;
        }

        /// A clock that never goes back, in nanoseconds.
        public Builder nanoTime(LongSupplier clock) {
            nanoTime = clock;
            return this;
        }

        public TableScan build() {
            var copy = new Builder(client, table);
            copy.segments = segments;
            copy.consistent = consistent;
            copy.capacity = capacity;
            copy.pageSize = pageSize;
            copy.pause = pause;
            copy.nanoTime = nanoTime;
            return new TableScan(copy);
        }
    }
}
