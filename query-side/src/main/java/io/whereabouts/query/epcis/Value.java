package io.whereabouts.query.epcis;

import io.whereabouts.events.epcis.EpcPattern;
import io.whereabouts.events.epcis.Gs1Uri;
import io.whereabouts.events.epcis.Vocabulary;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A parameter as it was sent; several values stand with `|` between them.
record Value(String name, String text) {
    static final int MOST_VALUES = 20;
    private static final int LONGEST = 450;
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}:[!-~]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");

    List<String> values() {
        return values(MOST_VALUES);
    }

    List<String> values(int most) {
        var values = List.of(text.split("\\|", -1));
        if (values.size() > most) {
            throw refused("has at most %d values, not %d".formatted(most, values.size()));
        }
        for (var value : values) {
            if (value.isEmpty() || value.length() > LONGEST) {
                throw refused("has values of 1 to %d characters, with | between them".formatted(LONGEST));
            }
        }
        return values;
    }

    /// Identifiers, as URNs or Digital Links, in one form.
    List<String> identifiers() {
        return values().stream().map(this::identifier).toList();
    }

    private String identifier(String value) {
        try {
            return Gs1Uri.canonical(Gs1Uri.link(uri(value))); // the first refuses a broken one
        } catch (IllegalArgumentException e) {
            throw wrong(name, String.valueOf(e.getMessage()));
        }
    }

    String uri(String value) {
        if (!URI.matcher(value).matches()) {
            throw refused(
                    "must be a URI, such as an EPC URN or a Digital Link, not '%s'".formatted(Request.shown(value)));
        }
        return value;
    }

    /// A pattern, if it is one.
    Optional<EpcPattern> pattern(String value) {
        try {
            return EpcPattern.of(uri(value));
        } catch (IllegalArgumentException e) {
            throw wrong(name, String.valueOf(e.getMessage()));
        }
    }

    /// Words of CBV, bare, or URIs.
    ///
    /// @param check throws an IllegalArgumentException if a bare word is none
    List<String> words(Consumer<String> check) {
        return values().stream()
                .map(Vocabulary::bare)
                .map(word -> word(word, check))
                .toList();
    }

    private String word(String word, Consumer<String> check) {
        if (!URI.matcher(word).matches()) {
            try {
                check.accept(word);
            } catch (IllegalArgumentException e) {
                throw wrong(name, String.valueOf(e.getMessage()));
            }
        }
        return word;
    }

    List<String> amongst(Set<String> known) {
        for (var value : values()) {
            if (!known.contains(value)) {
                throw refused("must be of %s, not '%s'"
                        .formatted(String.join(", ", known.stream().sorted().toList()), Request.shown(value)));
            }
        }
        return values();
    }

    void only(Set<String> known) {
        if (amongst(known).size() > 1) {
            throw refused("has one value");
        }
    }

    Instant time() {
        try {
            var time = Instant.parse(text);
            if (text.length() <= LONGEST && !time.isBefore(Instant.EPOCH) && text.charAt(4) == '-') {
                return time;
            }
        } catch (DateTimeException e) {
            // the same answer as for a time that no event has
        }
        throw refused("must be a time with its offset such as 2026-11-01T09:00:00Z, a + written as %%2B, not '%s'"
                .formatted(Request.shown(text)));
    }

    int count(int most) {
        var count = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (count < 1 || count > most) {
            throw refused("must be a number from 1 to %d, not '%s'".formatted(most, Request.shown(text)));
        }
        return count;
    }

    List<BigDecimal> numbers() {
        return values().stream().map(this::number).toList();
    }

    private BigDecimal number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw refused("must be a number such as 10 or 2.5, not '%s'".formatted(Request.shown(value)));
        }
        return new BigDecimal(value);
    }

    Refused refused(String rule) {
        return wrong(name, rule);
    }

    static Refused wrong(String name, String rule) {
        return Refused.badRequest(Request.shown(name), "%s %s".formatted(Request.shown(name), rule))
                .typed("epcisException:QueryParameterException");
    }
}
