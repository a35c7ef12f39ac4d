package io.whereabouts.events.epcis;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The URIs of things, kinds of things, places, parties and documents: EPC URNs (EPC Tag Data Standard) and GS1
/// Digital Links.
public final class Gs1Uri {
    private static final String STEM = "https://id.gs1.org";
    private static final Pattern URN = Pattern.compile("urn:epc:(id|class|idpat):([a-z]+):(.*)", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("https?://[^/?#]+((?:/[^/?#]*)+)(?:[?#].*)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6,12}\\.[0-9]*(?:\\..*)?", Pattern.DOTALL);
    private static final Pattern OTHER_CHARACTER = Pattern.compile("[^A-Za-z0-9._~';=-]");
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

    /// What may qualify a key: the most fine-grained level, in the order of preference.
    private static final Map<String, List<String>> QUALIFIERS = Map.of(
            "01", List.of("21", "10", "235"),
            "414", List.of("254"),
            "8006", List.of("21", "10"),
            "8010", List.of("8011"));

    private static final Map<String, Pattern> KEYS = Map.ofEntries(
            Map.entry("00", Pattern.compile("[0-9]{18}")),
            Map.entry("01", Pattern.compile("[0-9]{14}")),
            Map.entry("253", Pattern.compile("[0-9]{13}.*")),
            Map.entry("255", Pattern.compile("[0-9]{13,25}")),
            Map.entry("401", Pattern.compile(".{1,30}")),
            Map.entry("402", Pattern.compile("[0-9]{17}")),
            Map.entry("414", Pattern.compile("[0-9]{13}")),
            Map.entry("417", Pattern.compile("[0-9]{13}")),
            Map.entry("8003", Pattern.compile("[0-9]{14}.*")),
            Map.entry("8004", Pattern.compile(".{1,30}")),
            Map.entry("8006", Pattern.compile("[0-9]{18}")),
            Map.entry("8010", Pattern.compile(".{1,30}")),
            Map.entry("8017", Pattern.compile("[0-9]{18}")),
            Map.entry("8018", Pattern.compile("[0-9]{18}")));

    /// Digits of company prefix and reference together, without the check digit.
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("sgtin", 13),
            Map.entry("lgtin", 13),
            Map.entry("upui", 13),
            Map.entry("itip", 13),
            Map.entry("sscc", 17),
            Map.entry("gsrn", 17),
            Map.entry("gsrnp", 17),
            Map.entry("gsin", 16),
            Map.entry("sgln", 12),
            Map.entry("pgln", 12),
            Map.entry("grai", 12),
            Map.entry("gdti", 12),
            Map.entry("sgcn", 12));

    private static final Set<String> INDICATOR_FIRST = Set.of("sgtin", "lgtin", "upui", "itip", "sscc");

    private Gs1Uri() {}

    /// The Digital Link that says the same as an EPC URN; anything else as it is.
    ///
    /// @throws IllegalArgumentException if it is an EPC URN of a known scheme that breaks its rules
    public static String link(String uri) {
        var urn = URN.matcher(uri);
        if (!urn.matches()) {
            return uri;
        }
        var pattern = urn.group(1).equals("idpat");
        var rest = urn.group(3);
        if (pattern && !(rest.endsWith(".*") && rest.indexOf('*') == rest.length() - 1)) {
            return uri; // a pattern that no Digital Link can say
        }
        return linkOf(uri, urn.group(2), pattern ? rest.substring(0, rest.length() - 2) : rest, pattern)
                .orElse(uri);
    }

    private static Optional<String> linkOf(String uri, String scheme, String rest, boolean pattern) {
        return switch (scheme) {
            case "giai", "ginc" -> {
                var parts = parts(uri, rest, 2);
                yield path(scheme.equals("giai") ? "8004" : "401", parts.get(0) + decoded(parts.get(1)));
            }
            case "cpi" -> {
                var parts = parts(uri, rest, pattern ? 2 : 3);
                var part = parts.get(0) + decoded(parts.get(1));
                yield pattern ? path("8010", part) : path("8010", part, "8011", parts.get(2));
            }
            default -> LENGTHS.containsKey(scheme) ? numbered(uri, scheme, rest, pattern) : Optional.empty();
        };
    }

    private static Optional<String> numbered(String uri, String scheme, String rest, boolean pattern) {
        var number = number(uri, scheme, rest);
        var serial = decoded(afterTwo(rest));
        if (serial.isEmpty()
                && !pattern
                && !Set.of("sscc", "gsrn", "gsrnp", "gsin", "pgln").contains(scheme)) {
            throw broken(uri);
        }
        return switch (scheme) {
            case "sscc" -> path("00", number);
            case "sgtin" -> pattern ? path("01", number) : path("01", number, "21", serial);
            case "lgtin" -> path("01", number, "10", serial);
            case "upui" -> path("01", number, "235", serial);
            case "sgln" -> serial.equals("0") ? path("414", number) : path("414", number, "254", serial);
            case "pgln" -> path("417", number);
            case "grai" -> path("8003", "0" + number + serial);
            case "gdti" -> path("253", number + serial);
            case "sgcn" -> path("255", number + serial);
            case "gsrn" -> path("8018", number);
            case "gsrnp" -> path("8017", number);
            case "gsin" -> path("402", number);
            default -> pieces(uri, number, serial);
        };
    }

    private static Optional<String> pieces(String uri, String number, String serial) {
        var parts = serial.split("\\.", 3);
        if (parts.length < 3) {
            throw broken(uri);
        }
        return path("8006", number + parts[0] + parts[1], "21", parts[2]);
    }

    private static String number(String uri, String scheme, String rest) {
        if (!DIGITS.matcher(rest).matches()) {
            throw broken(uri);
        }
        var parts = rest.split("\\.", 3);
        var digits = parts[0] + parts[1];
        if (digits.length() != LENGTHS.getOrDefault(scheme, 0)) {
            throw broken(uri);
        }
        var ordered = INDICATOR_FIRST.contains(scheme) ? parts[1].charAt(0) + parts[0] + parts[1].substring(1) : digits;
        return ordered + checkDigit(ordered);
    }

    private static String afterTwo(String rest) {
        var parts = rest.split("\\.", 3);
        return parts.length < 3 ? "" : parts[2];
    }

    private static List<String> parts(String uri, String rest, int count) {
        var parts = rest.split("\\.", count);
        if (parts.length < count || !parts[0].matches("[0-9]{6,12}")) {
            throw broken(uri);
        }
        return List.of(parts);
    }

    private static int checkDigit(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    /// One form for all ways to write one identifier: the canonical Digital Link, constrained to the key and its most
    /// fine-grained qualifier; what is no GS1 identifier, as it is.
    public static String canonical(String uri) {
        String link;
        try {
            link = link(uri);
        } catch (IllegalArgumentException noneOfOurs) {
            return uri;
        }
        var form = LINK.matcher(link);
        if (!form.matches()) {
            return link;
        }
        var segments = form.group(1).substring(1).split("/", -1);
        for (var i = segments.length - 2; i >= 0; i--) {
            var key = KEYS.get(segments[i]);
            if (key != null && key.matcher(decoded(segments[i + 1])).matches()) {
                return constrained(segments, i);
            }
        }
        return link;
    }

    private static String constrained(String[] segments, int key) {
        var kept = new ArrayList<>(List.of(segments[key], decoded(segments[key + 1])));
        for (var qualifier : QUALIFIERS.getOrDefault(segments[key], List.of())) {
            for (var i = key + 2; i + 1 < segments.length && kept.size() == 2; i += 2) {
                if (segments[i].equals(qualifier)) {
                    kept.addAll(List.of(qualifier, decoded(segments[i + 1])));
                }
            }
        }
        return path(kept.toArray(String[]::new)).orElseThrow();
    }

    private static Optional<String> path(String... segments) {
        var link = new StringBuilder(STEM);
        for (var segment : segments) {
            link.append('/').append(encoded(segment));
        }
        return Optional.of(link.toString());
    }

    /// GS1 Digital Link URI Syntax §4.3.
    private static String encoded(String text) {
        return OTHER_CHARACTER
                .matcher(text)
                .replaceAll(other -> "%%%02X".formatted((int) other.group().charAt(0)));
    }

    private static String decoded(String text) {
        return ENCODED.matcher(text)
                .replaceAll(encoded ->
                        Matcher.quoteReplacement(String.valueOf((char) HexFormat.fromHexDigits(encoded.group(1)))));
    }

    private static IllegalArgumentException broken(String uri) {
        return new IllegalArgumentException("must be an EPC URN such as urn:epc:id:sscc:0614141.1234567890, not '%s'"
                .formatted(uri.length() > 60 ? uri.substring(0, 60) + "…" : uri));
    }
}
