package io.whereabouts.eventstore.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.eventstore.reading.ExportManifest.DataFile;
import io.whereabouts.eventstore.reading.Handover.Taker;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One data file of an export. It is read twice: first to see that it is undamaged, so that no event of one that is
/// damaged is handed on. Where the connection breaks, it goes on from where it was.
final class ExportFile implements Handover.Work {
    private static final int MOST_ATTEMPTS = 5;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ExportFiles files;
    private final DataFile file;
    private final int number;
    private final int pageSize;
    private final Patience patience;
    private Part at;
    private int attempts;

    ExportFile(ExportFiles files, DataFile file, int number, Part from, int pageSize, Patience patience) {
        this.files = files;
        this.file = file;
        this.number = number;
        this.at = from;
        this.pageSize = pageSize;
        this.patience = patience;
    }

    @Override
    public void read(Taker taker) throws InterruptedException {
        var verified = false;
        while (!at.done()) {
            try {
                if (!verified) {
                    ExportFileCheck.verify(files, file);
                    verified = true;
                }
                readOn(taker);
            } catch (FileNotFoundException e) {
                throw new BadExport(
                        "there is no %s in %s, which the manifest names; copy it with the others"
                                .formatted(file.path(), files),
                        e);
            } catch (IOException e) {
                if (++attempts >= MOST_ATTEMPTS) {
                    throw new UncheckedIOException(
                            "%s in %s could not be read in %d attempts".formatted(file.path(), files, attempts), e);
                }
                patience.await(attempts, "reading " + file.path(), e);
            }
        }
    }

    private void readOn(Taker taker) throws IOException, InterruptedException {
        var line = at.at().isEmpty() ? 0 : Long.parseLong(at.at().getFirst());
        try (var content = ExportFileCheck.unzipped(files.open(file.path()));
                var lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            for (var skipped = 0L; skipped < line; skipped++) {
                lines.readLine();
            }
            var page = new ArrayList<TableEvent>();
            var deletions = 0;
            var bytes = 0L;
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                bytes += text.length();
                if (!text.isBlank() && !event(text, line, page)) {
                    deletions++;
                }
                if (page.size() + deletions == pageSize) {
                    hand(new Batch(number, Part.at(Long.toString(line)), page, deletions, bytes), taker);
                    page = new ArrayList<>();
                    deletions = 0;
                    bytes = 0;
                }
            }
            hand(new Batch(number, Part.DONE, page, deletions, bytes), taker);
        }
    }

    private void hand(Batch batch, Taker taker) throws InterruptedException {
        taker.take(batch);
        at = batch.after();
    }

    /// @return whether there was one: an incremental export also tells what was deleted
    private boolean event(String text, long line, List<TableEvent> page) {
        try {
            var json = MAPPER.readTree(text);
            var item = json.has("Item") ? json.path("Item") : json.path("NewImage");
            if (item.isMissingNode() && json.has("Keys")) {
                return false;
            }
            page.add(new TableEvent(DynamoDbJson.item(item)));
            return true;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BadExport(
                    "line %d of %s in %s is no event: %s".formatted(line, file.path(), files, e.getMessage()), e);
        }
    }
}
