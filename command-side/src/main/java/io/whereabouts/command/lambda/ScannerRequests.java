package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.command.Stamp;
import io.whereabouts.command.scanners.RegisterScanner;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Text;
import java.util.function.Function;

/// Requests about one scanner.
final class ScannerRequests {
    private ScannerRequests() {}

    /// @param pathId decoded, as an HTTP API hands it over
    static ScannerId scanner(String pathId) {
        try {
            return new ScannerId(pathId);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("scanner", String.valueOf(e.getMessage()));
        }
    }

    static RegisterScanner register(String pathId, JsonNode body, Stamp stamp) {
        var scanner = scanner(pathId);
        if (scanner.equals(EpcisMeaning.SCANNER)) {
            throw Refusal.ofField(
                    "scanner",
                    "%s is who scans what a captured event tells; give the scanner a name of its own"
                            .formatted(scanner));
        }
        // A history is found by what it is about: one name, one thing.
        if (names(pathId, id -> PackageId.parse(id).canonical())
                || names(pathId, id -> Sgln.parse(id).canonical())) {
            throw Refusal.ofField(
                    "scanner",
                    "%s names a package or a read point; give the scanner a name of its own, such as scanner-%1$s"
                            .formatted(pathId));
        }
        return new RegisterScanner(scanner, Fields.of(body, "", "name").optional("name", text(Text::new)), stamp);
    }

    private static boolean names(String id, Function<String, String> canonical) {
        try {
            return canonical.apply(id).equals(id);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }
}
