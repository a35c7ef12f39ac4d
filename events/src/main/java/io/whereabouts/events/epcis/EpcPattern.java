package io.whereabouts.events.epcis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A pure identity pattern of the EPC Tag Data Standard §7, such as `urn:epc:idpat:sgtin:0614141.*.*`: what it stands
/// for, held against canonical Digital Links. These do not say how long a company prefix is, but the pattern does.
public final class EpcPattern {
    private static final Pattern FORM = Pattern.compile("urn:epc:idpat:([a-z]+):([^#]{1,200})");
    private static final String ANY = "*";

    /// @param key the application identifier
    /// @param digits of company prefix and reference together, without check digit
    /// @param first whether an indicator or extension digit stands before the company prefix
    /// @param parts of the URN
    /// @param rest what follows the number in the Digital Link of one thing; its one `%s` is the last part
    private record Scheme(String key, int digits, boolean first, int parts, String rest) {}

    private static final Map<String, Scheme> SCHEMES = Map.of(
            "sgtin", new Scheme("01", 13, true, 3, "/21/%s"),
            "lgtin", new Scheme("01", 13, true, 3, "/10/%s"),
            "sscc", new Scheme("00", 17, true, 2, ""),
            "sgln", new Scheme("414", 12, false, 3, "(?:/254/%s)?"),
            "pgln", new Scheme("417", 12, false, 2, ""),
            "grai", new Scheme("8003", 12, false, 3, "%s"),
            "gdti", new Scheme("253", 12, false, 3, "%s"),
            "gsrn", new Scheme("8018", 17, false, 2, ""),
            "gsrnp", new Scheme("8017", 17, false, 2, ""));

    private final Pattern things;
    private final Pattern kinds;

    private EpcPattern(String number, String rest) {
        things = Pattern.compile("https://id\\.gs1\\.org/" + number + rest);
        kinds = Pattern.compile("https://id\\.gs1\\.org/" + number);
    }

    /// Empty if it is no pattern.
    ///
    /// @throws IllegalArgumentException if it is one that breaks the rules, or of a scheme that is not known here
    public static Optional<EpcPattern> of(String uri) {
        if (!uri.startsWith("urn:epc:idpat:")) {
            return Optional.empty();
        }
        var form = FORM.matcher(uri);
        var scheme = form.matches() ? SCHEMES.get(form.group(1)) : null;
        var giai = form.matches() && form.group(1).equals("giai");
        if (scheme == null && !giai) {
            throw new IllegalArgumentException("must be a pattern of %s, or giai, such as urn:epc:idpat:sscc:0614141.*"
                    .formatted(
                            String.join(", ", SCHEMES.keySet().stream().sorted().toList())));
        }
        var parts = List.of(form.group(2).split("\\.", scheme == null ? 2 : scheme.parts()));
        var stars = (int) parts.stream().filter(ANY::equals).count();
        var inOrder = parts.subList(parts.size() - stars, parts.size()).stream().allMatch(ANY::equals);
        var prefix = parts.getFirst();
        if (parts.size() != (scheme == null ? 2 : scheme.parts())
                || stars == 0
                || !inOrder
                || !(prefix.equals(ANY) || prefix.matches("[0-9]{6,12}"))) {
            throw new IllegalArgumentException("must be a pattern whose last parts are *, the first of them after a"
                    + " company prefix of 6 to 12 digits, such as urn:epc:idpat:sgtin:0614141.*.*");
        }
        return Optional.of(scheme == null ? assets(prefix) : numbered(scheme, uri, parts));
    }

    private static EpcPattern assets(String prefix) {
        return new EpcPattern("8004/" + (prefix.equals(ANY) ? "[0-9]" : prefix), ".*");
    }

    private static EpcPattern numbered(Scheme scheme, String uri, List<String> parts) {
        var rest = scheme.rest().replace("%s", "[^/]+");
        var zero = scheme.key().equals("8003") ? "0" : "";
        return new EpcPattern(scheme.key() + "/" + zero + number(scheme, uri, parts), rest);
    }

    /// With its check digit.
    private static String number(Scheme scheme, String uri, List<String> parts) {
        if (parts.size() == 3 && !parts.get(1).equals(ANY)) {
            var link = Gs1Uri.link("urn:epc:id:%s:%s.%s.1"
                    .formatted(uri.split(":", -1)[3], parts.get(0), parts.get(1))); // checks the digits
            var digits = link.substring(
                    link.indexOf("/" + scheme.key() + "/") + scheme.key().length() + 2);
            return digits.substring(scheme.key().equals("8003") ? 1 : 0).substring(0, scheme.digits() + 1);
        }
        var before = scheme.first() ? 1 : 0;
        var prefix = parts.getFirst();
        return prefix.equals(ANY)
                ? "[0-9]{%d}".formatted(scheme.digits() + 1)
                : "[0-9]{%d}%s[0-9]{%d}".formatted(before, prefix, scheme.digits() + 1 - before - prefix.length());
    }

    /// @param link of one thing, canonical
    public boolean matches(String link) {
        return things.matcher(link).matches();
    }

    /// @param link of a kind of things, without batch and serial number
    public boolean matchesKind(String link) {
        return kinds.matcher(link).matches() || things.matcher(link).matches();
    }
}
