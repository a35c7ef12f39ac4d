package io.whereabouts.operations.sql;

import io.whereabouts.operations.sql.Answer.Heading;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An answer for spreadsheets. What is null is empty, without quotes.
final class CsvText {
    /// With which a spreadsheet takes a text for a formula (OWASP, "CSV Injection").
    private static final String FORMULAS = "=+-@\t\r\n";

    private CsvText() {}

    static void print(Answer answer, PrintWriter out) {
        out.print(row(answer.headings().stream().map(heading -> quoted(heading.name()))));
        for (var row : answer.rows()) {
            out.print(row(IntStream.range(0, row.size())
                    .mapToObj(column -> row.get(column)
                            .map(value -> field(answer.headings().get(column), value))
                            .orElse(""))));
        }
        out.flush();
    }

    private static String row(Stream<String> fields) {
        return fields.collect(Collectors.joining(",")) + "\r\n";
    }

    private static String field(Heading heading, String value) {
        return heading.isNumber() ? value : quoted(value);
    }

    /// A text that would be a formula begins with an apostrophe, which spreadsheets take for text.
    private static String quoted(String value) {
        var harmless = !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
