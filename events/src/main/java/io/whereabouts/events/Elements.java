package io.whereabouts.events;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The elements of a label, or of a Digital Link's path, and the one item that they name.
///
/// @param written what they were read from, for messages
record Elements(String written, List<Element> list) {
    /// @param ai GS1 Application Identifier, such as `21` for a serial number
    record Element(String ai, String value) {}

    /// @throws IllegalArgumentException if they name no single item, or more than one
    PackageId packageId() {
        var gtin = one("01").map(Gtin::new);
        var named = Stream.<Optional<? extends PackageId>>of(
                        one("00").map(Sscc::new),
                        gtin.flatMap(number -> one("21").map(serial -> new Sgtin(number, serial))),
                        one("8003").map(Grai::parse),
                        one("8004").map(Giai::new))
                .<PackageId>flatMap(Optional::stream)
                .toList();
        if (named.size() > 1) {
            throw new IllegalArgumentException("'%s' names %s and %s; send one identifier"
                    .formatted(Shown.of(written), named.get(0), named.get(1)));
        }
        if (named.isEmpty() && gtin.isPresent()) {
            throw namesAKind("GTIN", gtin.get().digits(), "21");
        }
        return named.stream().findFirst().orElseThrow(() -> notAnIdentifier(written));
    }

    static IllegalArgumentException namesAKind(String key, String digits, String serialAi) {
        return new IllegalArgumentException(
                "%s %s names a kind of item, not a single one; scan the label that has its serial number too (AI %s)"
                        .formatted(key, digits, serialAi));
    }

    static IllegalArgumentException notAnIdentifier(String written) {
        return new IllegalArgumentException(
                "'%s' is not a GS1 identifier of a package; send an SSCC (00), SGTIN (01 and 21), GRAI (8003) or GIAI (8004)"
                        .formatted(Shown.of(written)));
    }

    private Optional<String> one(String ai) {
        var values = list.stream()
                .filter(element -> element.ai().equals(ai))
                .map(Element::value)
                .distinct()
                .toList();
        if (values.size() > 1) {
            throw new IllegalArgumentException(
                    "'%s' has more than one element (%s); send one identifier".formatted(Shown.of(written), ai));
        }
        return values.stream().findFirst();
    }
}
