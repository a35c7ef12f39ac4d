package io.whereabouts.operations.sql;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An answer in columns; numbers stand to the right.
record TextTable(Answer answer) {
    private static final int WIDEST = 60;

    void print(PrintWriter out) {
        var names =
                answer.headings().stream().map(heading -> shown(heading.name())).toList();
        var rows = answer.rows().stream()
                .map(row -> row.stream().map(value -> shown(value.orElse(""))).toList())
                .toList();
        var widths = IntStream.range(0, names.size())
                .map(column -> Stream.concat(Stream.of(names), rows.stream())
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        out.println(line(names, widths));
        out.println(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
        rows.forEach(row -> out.println(line(row, widths)));
        out.println(rows.size() == 1 ? "(1 row)" : "(%,d rows)".formatted(rows.size()));
    }

    private String line(List<String> values, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> {
                    var value = values.get(column);
                    var space = " ".repeat(widths[column] - value.length());
                    return answer.headings().get(column).isNumber() ? space + value : value + space;
                })
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    /// In one line of limited length, without what would steer a terminal.
    private static String shown(String value) {
        var plain = value.codePoints()
                .map(sign -> Character.isISOControl(sign) ? '·' : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return plain.length() <= WIDEST
                ? plain.toString()
                : plain.substring(0, Character.isHighSurrogate(plain.charAt(WIDEST - 2)) ? WIDEST - 2 : WIDEST - 1)
                        + "…";
    }
}
