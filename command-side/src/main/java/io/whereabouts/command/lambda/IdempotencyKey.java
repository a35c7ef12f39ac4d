package io.whereabouts.command.lambda;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names a request that is not idempotent by itself (`Idempotency-Key`, draft-ietf-httpapi-idempotency-key-header).
final class IdempotencyKey {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    private IdempotencyKey() {}

    /// A hash, so that whatever somebody sends is short and harmless where it is stored; of the sender, too, so that
    /// nobody meets the key of another.
    ///
    /// @throws Refusal if there is none, or it is none that we take
    static String of(@Nullable Map<String, String> headers, String actor) {
        var key = Header.of(headers, "idempotency-key")
                .map(String::strip)
                .orElseThrow(() -> Refusal.ofField(
                        "Idempotency-Key",
                        "Idempotency-Key is missing: without package an identifier is allotted, and only this header"
                                + " tells a request that is sent again from another; send a new UUID with each"));
        if (!FORM.matcher(key).matches()) {
            throw Refusal.ofField(
                    "Idempotency-Key", "Idempotency-Key must be 1 to 255 printable ASCII characters without spaces");
        }
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest((actor + "\n" + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
