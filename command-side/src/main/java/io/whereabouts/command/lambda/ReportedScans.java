package io.whereabouts.command.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.command.lambda.ScanBatch.Element;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.Sgln;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scans of one request as they are written, and what has to be known to take them.
final class ReportedScans {
    static final int MOST = 500;

    private sealed interface Reported {
        record Wellformed(ReportedScan scan) implements Reported {}

        record Malformed(Element.Refused refused) implements Reported {}
    }

    private final List<Reported> elements;

    private ReportedScans(List<Reported> elements) {
        this.elements = elements;
    }

    static ReportedScans of(JsonNode body) {
        return new ReportedScans(
                Fields.of(body, "", "scans").required("scans", Fields.list(1, MOST, ReportedScans::element)));
    }

    /// Each once, however many scans it sent.
    Set<ScannerId> scanners() {
        return scans().map(scan -> scan.scan().scanner()).collect(Collectors.toSet());
    }

    /// Each once, however many were scanned there.
    Set<Sgln> readPoints() {
        return scans().flatMap(scan -> scan.where() instanceof ReportedScan.Through(var readPoint)
                        ? Stream.of(readPoint)
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    ScanBatch in(MasterData known, Instant receivedAt) {
        return new ScanBatch(elements.stream()
                .map(element -> switch (element) {
                    case Reported.Malformed(var refused) -> refused;
                    case Reported.Wellformed(var scan) -> located(scan, known, receivedAt);
                })
                .toList());
    }

    private Stream<ReportedScan> scans() {
        return elements.stream()
                .flatMap(
                        element -> element instanceof Reported.Wellformed(var scan) ? Stream.of(scan) : Stream.empty());
    }

    private static Element located(ReportedScan scan, MasterData known, Instant receivedAt) {
        try {
            return new Element.Located(scan.in(known, receivedAt));
        } catch (Refusal refusal) {
            var id = scan.scan();
            return new Element.Refused(Optional.of(id.scanner().value()), Optional.of(id.sequence()), refusal);
        }
    }

    private static Reported element(JsonNode value, String path) {
        try {
            return new Reported.Wellformed(ScanRequests.scan(value, path));
        } catch (Refusal refusal) {
            return new Reported.Malformed(new Element.Refused(scanner(value), sequence(value), refusal));
        }
    }

    private static Optional<String> scanner(JsonNode value) {
        return Optional.ofNullable(value.path("scanner").textValue())
                .filter(scanner -> scanner.matches("[A-Za-z0-9._:-]{1,64}"));
    }

    private static Optional<Long> sequence(JsonNode value) {
        var sequence = value.path("sequence");
        return sequence.isIntegralNumber() && sequence.canConvertToLong()
                ? Optional.of(sequence.longValue())
                : Optional.empty();
    }
}
