package io.whereabouts.operations.sql;

import java.util.List;
import java.util.Set;

/// One statement that only reads, as somebody typed it.
///
/// @param text without a semicolon at its end
/// @param names where names of its own begin (`WITH … AS`); 0 if it has none
public record Query(String text, int names) {
    /// What Athena takes is 262,144 bytes, the view included.
    private static final int LONGEST = 50_000;

    private static final Set<String> STATEMENTS =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "COPY");

    /// @throws IllegalArgumentException if it is none
    public static Query of(String typed) {
        if (typed.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the query has %d characters; ask with %d at most".formatted(typed.length(), LONGEST));
        }
        var tokens = Token.of(typed);
        var text = typed;
        if (!tokens.isEmpty() && tokens.getLast().text().equals(";")) {
            text = typed.substring(0, tokens.getLast().at());
            tokens = tokens.subList(0, tokens.size() - 1);
        }
        if (tokens.stream().anyMatch(token -> token.text().equals(";"))) {
            throw new IllegalArgumentException("one statement at a time; leave out what follows the first ;");
        }
        if (!statement(tokens).equals("SELECT")) {
            throw new IllegalArgumentException(
                    "the log is only read: write a query that begins with SELECT, or with WITH … SELECT");
        }
        return new Query(text, names(tokens));
    }

    /// The query with a view before it.
    String over(String view) {
        return names == 0
                ? "WITH %s\n%s".formatted(view, text)
                : "%s %s,%s".formatted(text.substring(0, names), view, text.substring(names));
    }

    private static int names(List<Token> tokens) {
        if (!tokens.getFirst().text().equals("WITH")) {
            return 0;
        }
        return tokens.get(tokens.get(1).text().equals("RECURSIVE") ? 1 : 0).end();
    }

    /// What it does, after names of its own; empty if that is in brackets or nothing that is known.
    private static String statement(List<Token> tokens) {
        if (tokens.isEmpty()
                || !Set.of("SELECT", "WITH").contains(tokens.getFirst().text())) {
            return "";
        }
        var depth = 0;
        for (var token : tokens) {
            switch (token.text()) {
                case "(" -> depth++;
                case ")" -> depth--;
                default -> {
                    if (depth == 0 && STATEMENTS.contains(token.text())) {
                        return token.text();
                    }
                }
            }
        }
        return "";
    }
}
