package io.whereabouts.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random identifiers, and each form in which one of them can be written.
public final class RandomPackageId {
    static final String CSET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final String GS = "\u001d";

    private final Random random;

    public RandomPackageId(Random random) {
        this.random = random;
    }

    public PackageId next() {
        return switch (random.nextInt(4)) {
            case 0 -> new Sscc(checked(digits(17)));
            case 1 -> new Sgtin(gtin(), text(1, Sgtin.LONGEST_SERIAL));
            case 2 -> new Grai(checked("0" + digits(12)), text(1, Grai.LONGEST_SERIAL));
            default -> new Giai(digits(12) + text(1, Giai.LONGEST - 12));
        };
    }

    public Gtin gtin() {
        return new Gtin(checked(digits(13)));
    }

    List<String> formsOf(PackageId id) {
        var forms = new ArrayList<String>();
        var canonical = id.canonical();
        forms.add(canonical);
        forms.add(canonical + "\r\n");
        forms.add(GS + canonical + GS);
        for (var prefix : List.of("]C1", "]e0", "]d2", "]Q3", "]J1", "]C1" + GS)) {
            forms.add(prefix + canonical);
        }
        forms.add("]d2" + canonical + GS + "10LOT(7)" + GS + "11261101");
        forms.add("]d2" + "11261101" + "10LOT" + GS + canonical);
        forms.add(bracketed(id));
        forms.add("(10)LOT " + bracketed(id) + "(11)261101");
        var link = id.digitalLink();
        forms.add(link);
        forms.add("]Q1" + link + "?17=271231&linkType=all#top");
        forms.add(link.replace("https://id.gs1.org", "HTTP://example.com:8080/some/01/stem") + "/");
        forms.add(link.replace("/21/", "/22/2A/10/LOT%2F7/21/"));
        for (var length = 6; length <= 12; length++) {
            forms.add(urn("id:%s", id, length));
            forms.add(urn("tag:%s-" + tagBits(id) + ":" + random.nextInt(8), id, length)
                    .replaceFirst("(:[0-7]):", "$1."));
        }
        if (id instanceof Sscc sscc && !sscc.digits().startsWith("8004")) {
            forms.add(sscc.digits());
        }
        return forms;
    }

    private static String tagBits(PackageId id) {
        return switch (id) {
            case Sscc unused -> "96";
            case Sgtin unused -> "198";
            case Grai unused -> "170";
            case Giai unused -> "202";
        };
    }

    private static String bracketed(PackageId id) {
        return switch (id) {
            case Sscc sscc ->
                "(00) " + sscc.digits().charAt(0) + " " + sscc.digits().substring(1);
            case Sgtin sgtin -> "(01)" + sgtin.gtin() + "(21)" + escaped(sgtin.serial());
            case Grai grai -> "(8003)" + grai.digits() + escaped(grai.serial());
            case Giai giai -> "(8004)" + escaped(giai.reference());
        };
    }

    private static String escaped(String value) {
        return value.replace("(", "\\(");
    }

    private static String urn(String form, PackageId id, int prefixLength) {
        return switch (id) {
            case Sscc sscc -> {
                var digits = sscc.digits();
                var start = "urn:epc:" + form.formatted("sscc") + ":";
                yield start + digits.substring(1, 1 + prefixLength) + "." + digits.charAt(0)
                        + digits.substring(1 + prefixLength, 17);
            }
            case Sgtin sgtin -> {
                var digits = sgtin.gtin().digits();
                var start = "urn:epc:" + form.formatted("sgtin") + ":";
                yield start + digits.substring(1, 1 + prefixLength) + "." + digits.charAt(0)
                        + digits.substring(1 + prefixLength, 13) + "." + PercentEncoding.encode(sgtin.serial());
            }
            case Grai grai -> {
                var digits = grai.digits();
                var start = "URN:EPC:" + form.formatted("grai") + ":";
                yield start + digits.substring(1, 1 + prefixLength) + "." + digits.substring(1 + prefixLength, 13) + "."
                        + PercentEncoding.encode(grai.serial());
            }
            case Giai giai -> {
                var start = "urn:epc:" + form.formatted("giai") + ":";
                yield start + giai.reference().substring(0, prefixLength) + "."
                        + PercentEncoding.encode(giai.reference().substring(prefixLength));
            }
        };
    }

    String digits(int length) {
        return IntStream.range(0, length)
                .mapToObj(unused -> String.valueOf(random.nextInt(10)))
                .collect(Collectors.joining());
    }

    private String text(int shortest, int longest) {
        return IntStream.range(0, shortest + random.nextInt(longest - shortest + 1))
                .mapToObj(unused -> String.valueOf(CSET_82.charAt(random.nextInt(CSET_82.length()))))
                .collect(Collectors.joining());
    }

    static String checked(String digits) {
        return digits + CheckDigit.of(digits);
    }
}
