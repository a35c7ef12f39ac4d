package io.whereabouts.events;

import java.util.regex.Pattern;

/// Global Individual Asset Identifier, AI 8004: a vehicle, a tool (GS1 General Specifications §3.9). It has no
/// check digit.
///
/// @param reference company prefix (4 digits at least) and the asset's own part: 4 to 30 characters of GS1's set 82
public record Giai(String reference) implements PackageId {
    public static final int LONGEST = 30;

    private static final Pattern COMPANY_PREFIX = Pattern.compile("[0-9]{4}");

    public Giai {
        Cset82.verify("GIAI", reference, LONGEST);
        if (!COMPANY_PREFIX.matcher(reference).lookingAt()) {
            throw new IllegalArgumentException(
                    "GIAI must begin with the digits of a company prefix, not '%s'; scan the label again"
                            .formatted(reference));
        }
    }

    @Override
    public String canonical() {
        return "8004" + reference;
    }

    @Override
    public String digitalLink() {
        return DigitalLink.of("8004", reference);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
