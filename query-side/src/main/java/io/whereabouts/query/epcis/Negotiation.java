package io.whereabouts.query.epcis;

import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// In which form a client asks for events (EPCIS 2.0 §12.4), and that it is ours: JSON, EPCIS and CBV 2.0, identifiers
/// as Digital Links. An EPC URN says how long the company prefix is, which a Digital Link does not, so none is made of
/// one.
final class Negotiation {
    static final String LINKED = "application/ld+json";
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,3})(?:\\.([0-9]{1,3}))?(?:\\.[0-9]{1,3})?");
    private static final int OURS = 2_000;

    private static final Map<String, String> SAID = Map.of(
            "gs1-epcis-version", "2.0.0",
            "gs1-epcis-min", "2.0.0",
            "gs1-epcis-max", "2.0.0",
            "gs1-cbv-version", "2.0.0",
            "gs1-epc-format", "Always_GS1_Digital_Link");

    private Negotiation() {}

    /// What each answer says of itself.
    static Map<String, String> headers() {
        return SAID;
    }

    /// @return the media type of the answer
    static String mediaType(Request request) {
        version(request, "GS1-EPCIS-Version").ifPresent(asked -> require(asked / 1_000 == 2, "GS1-EPCIS-Version"));
        version(request, "GS1-CBV-Version").ifPresent(asked -> require(asked / 1_000 == 2, "GS1-CBV-Version"));
        version(request, "GS1-EPCIS-Min").ifPresent(least -> require(least <= OURS, "GS1-EPCIS-Min"));
        version(request, "GS1-EPCIS-Max").ifPresent(most -> require(most >= OURS, "GS1-EPCIS-Max"));
        header(request, "GS1-EPC-Format")
                .filter(format ->
                        !List.of("No_Preference", "Always_GS1_Digital_Link").contains(format))
                .ifPresent(format -> {
                    throw refused(
                            "GS1-EPC-Format",
                            "is Always_GS1_Digital_Link here: a Digital Link does not say how to write it as a URN");
                });
        return accepted(header(request, "Accept").orElse("*/*"));
    }

    private static String accepted(String accept) {
        var types = List.of(accept.split(",")).stream()
                .map(type -> type.split(";", 2)[0].strip())
                .toList();
        if (types.stream().anyMatch(List.of(LINKED, "*/*", "application/*")::contains)) {
            return LINKED;
        }
        if (types.contains("application/json")) {
            return "application/json";
        }
        throw refused("Accept", "must allow application/ld+json or application/json");
    }

    /// @return in thousandths of the first number
    private static Optional<Integer> version(Request request, String name) {
        return header(request, name).map(text -> {
            var form = VERSION.matcher(text);
            if (!form.matches()) {
                throw refused(name, "must be a version such as 2.0.0");
            }
            var minor =
                    Optional.ofNullable(form.group(2)).map(Integer::parseInt).orElse(0);
            return Integer.parseInt(form.group(1)) * 1_000 + minor;
        });
    }

    private static void require(boolean ours, String name) {
        if (!ours) {
            throw refused(name, "asks for another version than 2.0, which is the one that there is");
        }
    }

    private static Optional<String> header(Request request, String name) {
        return Optional.ofNullable(request.headers().get(name.toLowerCase(Locale.ROOT)));
    }

    private static Refused refused(String name, String rule) {
        return Refused.notAcceptable(name, name + " " + rule).typed("epcisException:NotAcceptableException");
    }
}
