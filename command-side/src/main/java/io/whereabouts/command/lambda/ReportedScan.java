package io.whereabouts.command.lambda;

import io.whereabouts.command.scanners.Scanner;
import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Position;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.Sgln;
import java.time.Instant;
import java.util.Optional;

/// A scan as its request tells it, not yet located.
///
/// @param path such as `scans[3]`
/// @param scannedAt what the scanner's clock said, if `happenedAt` is corrected
record ReportedScan(
        String path,
        PackageId packageId,
        ScanId scan,
        Where where,
        Optional<BusinessStep> businessStep,
        Optional<Disposition> disposition,
        Optional<Instant> scannedAt,
        Instant happenedAt) {

    sealed interface Where {}

    record At(Position position) implements Where {}

    record Through(Sgln readPoint) implements Where {}

    /// @throws Refusal if its scanner was not registered, or its read point not defined, when it counts
    PackageScanned in(MasterData known, Instant receivedAt) {
        var counts = happenedAt.isBefore(receivedAt) ? happenedAt : receivedAt;
        verify(known.scanner(scan.scanner()), counts);
        return switch (where) {
            case At(var position) -> located(position, Optional.empty());
            case Through(var readPoint) ->
                known.readPoint(readPoint)
                        .at(counts)
                        .map(definition -> located(definition.position(), Optional.of(readPoint)))
                        .orElseThrow(() -> Refusal.conflict(
                                path + ".readPoint",
                                "read point %s was not defined at %s; define it before scanning there, or send the position"
                                        .formatted(readPoint, counts)));
        };
    }

    private void verify(Scanner scanner, Instant counts) {
        if (scanner.latest().isEmpty()) {
            throw Refusal.conflict(
                    path + ".scanner",
                    "scanner %s is not registered; register it with PUT /scanners/%1$s, then send its scans again"
                            .formatted(scan.scanner()));
        }
        scanner.revokedAt(counts).ifPresent(revoked -> {
            throw Refusal.conflict(
                    path + ".scanner",
                    "scanner %s was revoked at %s, and this was scanned at %s; register it to use it again"
                            .formatted(scan.scanner(), revoked, counts));
        });
    }

    private PackageScanned located(Position position, Optional<Sgln> readPoint) {
        return new PackageScanned(
                packageId, scan, position, readPoint, businessStep, disposition, scannedAt, happenedAt);
    }
}
