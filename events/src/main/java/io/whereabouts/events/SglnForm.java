package io.whereabouts.events;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Tells apart the forms in which a read point's identifier is written.
enum SglnForm {
    /// AI 414 has a predefined length: no separator is needed before AI 254 (GS1 General Specifications §7.8).
    ELEMENT_STRING("(?:\\](?:C1|e[0-2]|d2|Q3|J1))?\\x1D?414(?<gln>.{0,13})(?:\\x1D?254(?<extension>.*?))?\\x1D?") {
        @Override
        String extension(String written) {
            return written;
        }
    },
    BRACKETS("(?:\\][A-Za-z][0-9])?\\(414\\)(?<gln>[^(]*)(?:\\(254\\)(?<extension>.*))?") {
        @Override
        String extension(String written) {
            return written.replace("\\(", "(");
        }
    },
    DIGITAL_LINK("(?:\\][A-Za-z][0-9])?(?i:https?)://[^/?#]+(?:/[^?#]*)?/414/(?<gln>[^/?#]*)"
            + "(?:/254/(?<extension>[^/?#]*))?/?(?:[?#].*)?") {
        @Override
        String extension(String written) {
            return PercentEncoding.decode(written);
        }
    };

    private static final Pattern URN =
            Pattern.compile("(?i:urn:epc:id:sgln):(?<prefix>[0-9]{6,12})\\.(?<place>[0-9]{0,6})\\.(?<extension>.*)");

    private final Pattern form;

    SglnForm(String form) {
        this.form = Pattern.compile(form);
    }

    abstract String extension(String written);

    static Sgln parse(String text) {
        if (text.length() > WrittenForm.LONGEST) {
            throw new IllegalArgumentException("a read point has at most %d characters, not %d: '%s'"
                    .formatted(WrittenForm.LONGEST, text.length(), Shown.of(text)));
        }
        var label = text.strip(); // the Enter or Tab that a scanner types after a label
        var urn = URN.matcher(label);
        if (urn.matches()) {
            return ofUrn(label, urn.group("prefix") + urn.group("place"), urn.group("extension"));
        }
        for (var each : values()) {
            var written = each == BRACKETS ? label.replace(" ", "") : label;
            var matcher = each.form.matcher(written);
            if (matcher.matches()) {
                UnaryOperator<String> decoded = each::extension;
                return new Sgln(
                        matcher.group("gln"),
                        Optional.ofNullable(matcher.group("extension")).map(decoded));
            }
        }
        throw notAReadPoint(text);
    }

    /// It has no check digit, and the extension 0 says that there is none (EPC Tag Data Standard §6.3.3).
    private static Sgln ofUrn(String written, String digits, String extension) {
        if (digits.length() != 12) {
            throw new IllegalArgumentException(
                    "company prefix and location of '%s' must have 12 digits together, not '%s'; send it like urn:epc:id:sgln:0614141.00001.0"
                            .formatted(Shown.of(written), digits));
        }
        return new Sgln(
                digits + CheckDigit.of(digits),
                Optional.of(PercentEncoding.decode(extension)).filter(text -> !text.equals(Sgln.NONE)));
    }

    private static IllegalArgumentException notAReadPoint(String written) {
        return new IllegalArgumentException(
                "'%s' is not the GS1 identifier of a read point; send its GLN (414) with or without extension (254), such as 4140614141000012254A1"
                        .formatted(Shown.of(written)));
    }
}
