package io.whereabouts.query.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where a query's next page starts: a place in its order, so that what is added meanwhile moves nothing. Opaque, and
/// good for its own query alone.
///
/// @param left of `eventCountLimit`
record Token(Mark after, Optional<Integer> left) {
    private static final String SEPARATOR = "\n";
    private static final int FINGERPRINT_BYTES = 12;

    static Optional<Token> in(Parameters parameters) {
        return Optional.ofNullable(parameters.sent().get(Parameters.TOKEN)).map(text -> read(text, parameters));
    }

    private static Token read(String text, Parameters parameters) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, -1);
            if (parts.length == 3 && parts[0].equals(fingerprint(parameters))) {
                var left = parts[2].isEmpty() ? Optional.<Integer>empty() : Optional.of(Integer.valueOf(parts[2]));
                return new Token(new Mark(parts[1]), left);
            }
        } catch (IllegalArgumentException noneOfOurs) {
            // the same answer as for a token of another query
        }
        throw Value.wrong(Parameters.TOKEN, "must be that of the Link of an earlier page of the same query");
    }

    String text(Parameters parameters) {
        var parts = String.join(
                SEPARATOR,
                fingerprint(parameters),
                after.text(),
                left.map(String::valueOf).orElse(""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(UTF_8));
    }

    /// Of what was asked, whatever the size of its pages.
    private static String fingerprint(Parameters parameters) {
        Map<String, String> asked = new TreeMap<>(parameters.sent());
        asked.remove(Parameters.TOKEN);
        asked.remove("perPage");
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(asked.toString().getBytes(UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }
}
