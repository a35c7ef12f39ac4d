package io.whereabouts.stacks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/// Which of the texts that there are was probably meant.
public final class Nearest {
    private Nearest() {}

    public static String to(String given, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(text -> edits(text, given)))
                .orElseThrow();
    }

    /// How many letters to insert, delete or replace (Levenshtein 1965).
    private static int edits(String a, String b) {
        var previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
