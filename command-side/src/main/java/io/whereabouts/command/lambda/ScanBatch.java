package io.whereabouts.command.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.whereabouts.command.recordscans.RecordScans;
import io.whereabouts.command.recordscans.ScanResult;
import io.whereabouts.command.recordscans.ScanResults;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.WriteToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The scans of one request. One that cannot be taken is refused by itself; the others are recorded.
final class ScanBatch {
    /// An element of the request: a scan and where it was, or what is wrong with it.
    sealed interface Element {
        record Located(PackageScanned scan) implements Element {}

        /// @param scanner as far as it can be read, so that whoever sent it recognises it
        record Refused(Optional<String> scanner, Optional<Long> sequence, Refusal refusal) implements Element {}
    }

    /// What the answer says about one scan.
    ///
    /// @param token if it is stored, now or before
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Result(
            Optional<String> scanner,
            Optional<Long> sequence,
            String result,
            Optional<String> token,
            Optional<Problem> problem) {
        static Result refused(Optional<String> scanner, Optional<Long> sequence, Problem problem) {
            return new Result(scanner, sequence, "refused", Optional.empty(), Optional.of(problem));
        }
    }

    private final List<Element> elements;
    private final Map<ScanId, PackageScanned> firsts = new LinkedHashMap<>();

    ScanBatch(List<Element> elements) {
        this.elements = elements;
        for (var element : elements) {
            if (element instanceof Element.Located(var scan)) {
                firsts.putIfAbsent(scan.scan(), scan);
            }
        }
    }

    /// One command for each package, with the first scan of each key.
    List<RecordScans> commands(Instant receivedAt) {
        var byPackage = new LinkedHashMap<PackageId, List<PackageScanned>>();
        firsts.values()
                .forEach(scan -> byPackage
                        .computeIfAbsent(scan.packageId(), id -> new ArrayList<>())
                        .add(scan));
        return byPackage.entrySet().stream()
                .map(of -> new RecordScans(of.getKey(), receivedAt, of.getValue()))
                .toList();
    }

    /// In the order of the request.
    ///
    /// @param done what became of each command
    List<Result> results(Map<PackageId, ScanResults> done, String correlationId) {
        var seen = new HashMap<ScanId, ScanResult>();
        var results = new ArrayList<Result>();
        for (var i = 0; i < elements.size(); i++) {
            results.add(
                    switch (elements.get(i)) {
                        case Element.Refused(var scanner, var sequence, var refusal) ->
                            Result.refused(scanner, sequence, refusal.problem(correlationId));
                        case Element.Located(var scan) -> {
                            var result = result(scan, seen.get(scan.scan()), done);
                            seen.putIfAbsent(scan.scan(), result);
                            yield answer(scan, result, i, correlationId);
                        }
                    });
        }
        return results;
    }

    /// @param before what became of the scan with this key that stands before it in the request, if any
    private ScanResult result(
            PackageScanned scan,
            @org.jspecify.annotations.Nullable ScanResult before,
            Map<PackageId, ScanResults> done) {
        if (!scan.equals(firsts.get(scan.scan()))) {
            return ScanResult.CONFLICTING;
        }
        if (before != null) {
            return before == ScanResult.RECORDED ? ScanResult.DUPLICATE : before;
        }
        return Optional.ofNullable(done.get(scan.packageId())).orElseThrow().of(scan.scan());
    }

    private static Result answer(PackageScanned scan, ScanResult result, int index, String correlationId) {
        var id = scan.scan();
        var scanner = Optional.of(id.scanner().value());
        var sequence = Optional.of(id.sequence());
        return switch (result) {
            case RECORDED, DUPLICATE, IGNORED ->
                new Result(scanner, sequence, word(result), token(scan, result), Optional.empty());
            case CONFLICTING -> {
                var detail =
                        "scanner %s sent another scan with session %s and sequence %d before; a scanner must count on, or start another session"
                                .formatted(id.scanner(), id.session(), id.sequence());
                var field = Optional.of("scans[%d].sequence".formatted(index));
                yield Result.refused(scanner, sequence, Problem.of(409, detail, field, correlationId));
            }
        };
    }

    private static String word(ScanResult result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> token(PackageScanned scan, ScanResult result) {
        return result == ScanResult.IGNORED
                ? Optional.empty()
                : Optional.of(WriteToken.of(scan.packageId(), scan.scan()).text());
    }
}
