package io.whereabouts.eventstore.reading;

import io.whereabouts.eventstore.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads an export of the events table to S3, full or incremental, in format DYNAMODB_JSON. It costs the table nothing.
/// An export tears transactions apart where they were under way at its moment.
public final class TableExport implements EventReader {
    private final Builder settings;

    private TableExport(Builder settings) {
        this.settings = settings;
    }

    public static Builder of(ExportFiles files) {
        return new Builder(files);
    }

    /// The moment as of which a full export has all items; empty of an incremental one.
    ///
    /// @throws BadExport if it says nothing that can be read
    public static Optional<Instant> takenAt(ExportFiles files) {
        return ExportManifest.read(files).takenAt();
    }

    @Override
    public Summary read(Sink sink, Bookmark from) throws InterruptedException {
        var manifest = ExportManifest.read(settings.files);
        var start = from.of("export " + manifest.name(), manifest.files().size());
        if (start.parts().size() != manifest.files().size()) {
            throw new IllegalArgumentException("the bookmark is of an export of %d files, and this has %d; begin anew"
                    .formatted(start.parts().size(), manifest.files().size()));
        }
        var patience = new Patience(settings.pause);
        var reading = new Reading(start, manifest.itemCount(), sink);
        var parts = new ArrayList<Handover.Work>();
        for (var number = 0; number < manifest.files().size(); number++) {
            var at = start.parts().get(number);
            if (!at.done()) {
                parts.add(new ExportFile(
                        settings.files, manifest.files().get(number), number, at, settings.pageSize, patience));
            }
        }
        Handover.run(settings.threads, parts, reading::take);
        return reading.end(settings.table);
    }

    /// What there is to choose.
    public static final class Builder {
        private final ExportFiles files;
        private MissingCopies table = MissingCopies.NOWHERE;
        private int threads = 2;
        private int pageSize = 1_000;
        private Pause pause = Pause.random(RandomGenerator.getDefault());

        private Builder(ExportFiles files) {
            this.files = files;
        }

        /// Looks in the table for copies that the export has not, consistently: torn is then only what the table has
        /// not, either.
        public Builder lookingIn(DynamoDbClient client, String name) {
            table = new TableCopies(
                    client, name, new Pace(Double.POSITIVE_INFINITY, System::nanoTime, pause), new Patience(pause));
            return this;
        }

        /// How many files are read at once; default 2.
        public Builder threads(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("an export is read by at least 1 thread, not " + number);
            }
            threads = number;
            return this;
        }

        /// The most items of a page; default 1,000.
        public Builder pageSize(int items) {
            pageSize = items;
            return this;
        }

        /// All waiting between attempts goes through it.
        public Builder pause(Pause by) {
            pause = by;
            return this;
        }

        public TableExport build() {
            var copy = new Builder(files);
            copy.table = table;
            copy.threads = threads;
            copy.pageSize = pageSize;
            copy.pause = pause;
            return new TableExport(copy);
        }
    }
}
