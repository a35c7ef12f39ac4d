package io.whereabouts.local.demo;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// The packages in the van: SSCCs of GS1's example company prefix, always the same for the same seed.
final class Cargo {
    private static final String EXTENSION_AND_PREFIX = "10614141";
    private static final int SERIALS = 1_000_000_000;

    private Cargo() {}

    /// @return canonical: `00` and 18 digits
    static List<String> of(long seed, int packages) {
        var first = new Random(seed).nextInt(SERIALS);
        return IntStream.range(0, packages)
                .mapToObj(i -> "%s%09d".formatted(EXTENSION_AND_PREFIX, (first + (long) i) % SERIALS))
                .map(digits -> "00" + digits + checkDigit(digits))
                .toList();
    }

    /// GS1 General Specifications §7.9: weights 3 and 1 from the right.
    private static int checkDigit(String digits) {
        var sum = IntStream.range(0, digits.length())
                .map(i -> (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1))
                .sum();
        return (10 - sum % 10) % 10;
    }
}
