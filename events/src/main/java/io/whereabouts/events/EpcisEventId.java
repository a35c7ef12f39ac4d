package io.whereabouts.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The name of an event of EPCIS 2.0. An error declaration has that of the event that it declares wrong.
///
/// @param value a URI, such as `urn:uuid:…` or the `ni:///sha-256;…?ver=CBV2.0` of its content
public record EpcisEventId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}:[!-~]{1,400}");

    public EpcisEventId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an EPCIS event id must be a URI of at most 400 characters, not '%s'".formatted(Shown.of(value)));
        }
    }

    /// As keys name it: any URI in as many characters, none of them a `#`.
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
