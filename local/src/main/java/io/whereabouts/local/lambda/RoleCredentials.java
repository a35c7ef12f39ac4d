package io.whereabouts.local.lambda;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// The credentials of a role on this machine: the same for the same role, so that a service can tell who calls.
/// They open nothing elsewhere.
///
/// @param accessKeyId letters and digits only, which is all that DynamoDB Local takes
public record RoleCredentials(String accessKeyId, String secretAccessKey) {

    public static RoleCredentials of(String role) {
        var digest = HexFormat.of().formatHex(sha256(role));
        return new RoleCredentials(
                "LOCAL" + digest.substring(0, 15).toUpperCase(Locale.ROOT), digest.substring(15, 55));
    }

    /// Of an AWS service that acts for a resource, as an event bus does for a rule.
    public static RoleCredentials ofService(String service, String sourceArn) {
        return of(service + " for " + sourceArn);
    }

    /// A header for a service that looks only at whose key it is, as all do on this machine.
    public String authorization(String service) {
        return "AWS4-HMAC-SHA256 Credential=%s/20260101/local/%s/aws4_request, SignedHeaders=host, Signature=none"
                .formatted(accessKeyId, service);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
