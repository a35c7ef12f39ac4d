package io.whereabouts.query.auditlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A history as a table, for spreadsheets.
final class HistoryCsv {
    private static final List<String> COLUMNS = List.of(
            "eventId",
            "type",
            "version",
            "happenedAt",
            "effectiveAt",
            "recordedAt",
            "actor",
            "correlationId",
            "causationId",
            "retracted",
            "payload");

    /// With which a spreadsheet takes a text for a formula (OWASP, "CSV Injection").
    private static final String FORMULAS = "=+-@\t\r\n";

    private HistoryCsv() {}

    static String of(HistoryPage page) {
        var names = page.isFirst() ? Stream.of(row(COLUMNS.stream())) : Stream.<String>empty();
        return Stream.concat(names, page.entries().stream().map(entry -> row(entry.document())))
                .collect(Collectors.joining());
    }

    private static String row(ObjectNode entry) {
        return row(COLUMNS.stream().map(entry::path).map(value -> value.isValueNode() ? value.asText() : text(value)));
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "" : value.toString();
    }

    private static String row(Stream<String> values) {
        return values.map(HistoryCsv::field).collect(Collectors.joining(",")) + "\r\n";
    }

    /// Quoted always. A text that would be a formula begins with an apostrophe, which spreadsheets take for text.
    private static String field(String value) {
        var harmless = !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
