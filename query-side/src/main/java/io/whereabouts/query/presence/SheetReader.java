package io.whereabouts.query.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One sheet, read: the index once, and of the lines what is asked for.
final class SheetReader {
    /// Holds the index of some hundred blocks; a longer one takes a second request.
    private static final int FIRST_GUESS = 16_384;

    /// Neighbouring blocks are read together as far as this: a request takes about as long.
    private static final int MOST_BYTES = 1 << 20;

    private final Sheets sheets;
    private final Sheets.Stored stored;
    private final SheetIndex index;

    private SheetReader(Sheets sheets, Sheets.Stored stored, SheetIndex index) {
        this.sheets = sheets;
        this.stored = stored;
        this.index = index;
    }

    static SheetReader of(Sheets sheets, Sheets.Stored stored) {
        var end = end(sheets, stored, FIRST_GUESS);
        var length = SheetIndex.length(end);
        return new SheetReader(
                sheets, stored, SheetIndex.read(length <= end.length ? end : end(sheets, stored, length)));
    }

    private static byte[] end(Sheets sheets, Sheets.Stored stored, int length) {
        var some = (int) Math.min(length, stored.length());
        return sheets.range(stored.name(), stored.length() - some, some);
    }

    void forEach(Consumer<Statement> action) {
        runs(index.blocks().stream())
                .forEach(run -> lines(run).map(Statement::parse).forEach(action));
    }

    /// What is said under these keys from `until` on or earlier.
    List<Statement> in(List<Range> ranges, Instant until) {
        var blocks = new LinkedHashSet<SheetIndex.Block>();
        ranges.forEach(range -> index.thatMayHold(range).forEach(blocks::add));
        return runs(blocks.stream().sorted((a, b) -> Long.compare(a.offset(), b.offset()))).stream()
                .flatMap(this::lines)
                .filter(line -> isIn(ranges, line.substring(0, line.indexOf('\t'))))
                .map(Statement::parse)
                .filter(statement -> !statement.from().isAfter(until))
                .toList();
    }

    private static boolean isIn(List<Range> ranges, String key) {
        return ranges.stream().anyMatch(range -> range.contains(key));
    }

    private static List<List<SheetIndex.Block>> runs(Stream<SheetIndex.Block> blocks) {
        var runs = new ArrayList<List<SheetIndex.Block>>();
        blocks.forEach(block -> {
            if (runs.isEmpty() || !follows(runs.getLast(), block)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(block);
        });
        return runs;
    }

    private static boolean follows(List<SheetIndex.Block> run, SheetIndex.Block block) {
        var last = run.getLast();
        return last.offset() + last.length() == block.offset()
                && block.offset() + block.length() - run.getFirst().offset() <= MOST_BYTES;
    }

    private Stream<String> lines(List<SheetIndex.Block> run) {
        var from = run.getFirst().offset();
        var length = Math.toIntExact(run.getLast().offset() + run.getLast().length() - from);
        var bytes = sheets.range(stored.name(), from, length);
        return run.stream().flatMap(block -> {
            var offset = Math.toIntExact(block.offset() - from);
            return Sheet.lines(Arrays.copyOfRange(bytes, offset, offset + block.length()), block.lines()).stream();
        });
    }
}
