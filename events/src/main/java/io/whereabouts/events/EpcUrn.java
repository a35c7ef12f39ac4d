package io.whereabouts.events;

import java.util.regex.Pattern;

/// An EPC URI (EPC Tag Data Standard): pure identity, `urn:epc:id:sscc:0614141.1234567890`, or what an RFID reader
/// says of a tag, `urn:epc:tag:sscc-96:3.0614141.1234567890`, whose filter value does not name the item. They have
/// no check digit; the indicator or extension digit stands after the company prefix.
final class EpcUrn {
    private static final String EXAMPLE = "; send it like urn:epc:id:sscc:0614141.1234567890";
    private static final Pattern FORM = Pattern.compile("(?i:urn:epc):(?:id:(?<id>sscc|sgtin|grai|giai):"
            + "|tag:(?<tag>sscc(?=-96:)|sgtin(?=-96:|-198:)|grai(?=-96:|-170:)|giai(?=-96:|-202:))-[0-9]+:[0-7]\\.)"
            + "(?<prefix>[0-9]{6,12})\\.(?<rest>.*)");
    private static final Pattern REFERENCE_AND_SERIAL = Pattern.compile("([0-9]*)\\.(.*)");

    private EpcUrn() {}

    static boolean looksLike(String written) {
        return written.regionMatches(true, 0, "urn:", 0, 4);
    }

    static PackageId parse(String written) {
        var form = FORM.matcher(written);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not the EPC URN of an SSCC, SGTIN, GRAI or GIAI%s".formatted(Shown.of(written), EXAMPLE));
        }
        var scheme = form.group("id") != null ? form.group("id") : form.group("tag");
        var prefix = form.group("prefix");
        var rest = form.group("rest");
        return switch (scheme) {
            case "sscc" -> new Sscc(checked(indicatorFirst(written, prefix, rest, 17)));
            case "giai" -> new Giai(prefix + PercentEncoding.decode(rest));
            default -> serialised(written, scheme, prefix, rest);
        };
    }

    private static PackageId serialised(String written, String scheme, String prefix, String rest) {
        var parts = REFERENCE_AND_SERIAL.matcher(rest);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' has no serial number; send it like urn:epc:id:%s:0614141.112345.400"
                            .formatted(Shown.of(written), scheme));
        }
        var serial = PercentEncoding.decode(parts.group(2));
        return scheme.equals("sgtin")
                ? new Sgtin(new Gtin(checked(indicatorFirst(written, prefix, parts.group(1), 13))), serial)
                : new Grai("0" + checked(digits(written, prefix + parts.group(1), 12)), serial);
    }

    private static String indicatorFirst(String written, String prefix, String reference, int length) {
        var digits = digits(written, prefix + reference, length);
        return digits.charAt(prefix.length()) + prefix + digits.substring(prefix.length() + 1);
    }

    private static String digits(String written, String digits, int length) {
        if (digits.length() != length || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "company prefix and reference of '%s' must have %d digits together, not '%s'%s"
                            .formatted(Shown.of(written), length, Shown.of(digits), EXAMPLE));
        }
        return digits;
    }

    private static String checked(String digits) {
        return digits + CheckDigit.of(digits);
    }
}
