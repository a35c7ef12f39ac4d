package io.whereabouts.operations.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A word or a sign of SQL, outside of comments and quotes. Both engines read what this takes for quoted in the same
/// way; texts that only one of them knows are refused.
///
/// @param at where it begins in the text
record Token(String text, int at) {
    static List<Token> of(String sql) {
        var tokens = new ArrayList<Token>();
        for (int at = 0; at < sql.length(); ) {
            var sign = sql.charAt(at);
            if (sql.startsWith("--", at)) {
                at = end(sql, "\n", at, sql.length());
            } else if (sql.startsWith("/*", at)) {
                at = end(sql, "*/", at + 2, -1);
            } else if (sign == '\'' || sign == '"') {
                at = end(sql, String.valueOf(sign), at + 1, -1); // a doubled one ends it, and the next begins at once
            } else if (isOfWord(sign)) {
                var to = at;
                while (to < sql.length() && isOfWord(sql.charAt(to))) {
                    to++;
                }
                var word = sql.substring(at, to).toUpperCase(Locale.ROOT);
                if (word.equals("E") && to < sql.length() && sql.charAt(to) == '\'') {
                    throw new IllegalArgumentException(
                            "texts with backslashes (E'…') are not taken; write '…', with '' for an apostrophe");
                }
                tokens.add(new Token(word, at));
                at = to;
            } else if (sign == '$' || sign == '`') {
                throw new IllegalArgumentException(
                        "%s is not taken outside of texts; write texts as '…' and names as \"…\"".formatted(sign));
            } else {
                if (!Character.isWhitespace(sign)) {
                    tokens.add(new Token(String.valueOf(sign), at));
                }
                at++;
            }
        }
        return tokens;
    }

    int end() {
        return at + text.length();
    }

    private static boolean isOfWord(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_';
    }

    /// @param otherwise where it ends if the sign is not there; less than 0 if it must be
    private static int end(String sql, String sign, int from, int otherwise) {
        var found = sql.indexOf(sign, from);
        if (found < 0 && otherwise < 0) {
            throw new IllegalArgumentException("a comment or a text is not closed; add %s".formatted(sign));
        }
        return found < 0 ? otherwise : found + sign.length();
    }
}
