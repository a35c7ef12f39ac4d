package io.whereabouts.command.lambda;

import io.whereabouts.events.Sscc;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Draws SSCCs of one company at random: extension digit, company prefix, serial reference, check digit (GS1 General
/// Specifications §3.2).
///
/// @param companyPrefix 4 to 12 digits
record Allotment(String companyPrefix) {
    private static final int CANDIDATES = 4;
    private static final int DIGITS = 17;
    private static final Pattern FORM = Pattern.compile("[0-9]{4,12}");

    Allotment {
        if (!FORM.matcher(companyPrefix).matches()) {
            throw new IllegalArgumentException(
                    "a GS1 company prefix has 4 to 12 digits, not '%s'".formatted(companyPrefix));
        }
    }

    /// @param ids at random in their lower 62 bits, as UUIDs are
    List<Sscc> draw(Supplier<UUID> ids) {
        return Stream.generate(ids).limit(CANDIDATES).map(this::sscc).distinct().toList();
    }

    private Sscc sscc(UUID random) {
        var drawn = DIGITS - companyPrefix.length();
        var number = (random.getLeastSignificantBits() & (1L << 62) - 1) % (long) Math.pow(10, drawn);
        var digits = String.format(Locale.ROOT, "%0" + drawn + "d", number);
        return Sscc.withCheckDigit(digits.charAt(0) + companyPrefix + digits.substring(1));
    }
}
