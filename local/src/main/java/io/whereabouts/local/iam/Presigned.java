package io.whereabouts.local.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A link that somebody else signed: whoever has it may do what it says, until it expires, and nothing else. So the
/// signature is checked here, unlike that of a call, which nobody else could have made.
///
/// See "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)" in the S3 API Reference.
record Presigned(Call call) {
    private static final String SIGNATURE = "X-Amz-Signature";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static Optional<Presigned> of(Call call) {
        return Optional.of(call)
                .filter(it -> it.query().containsKey("X-Amz-Credential"))
                .map(Presigned::new);
    }

    /// What is wrong with it, if anything is.
    ///
    /// @param secret of the key that it names
    Optional<Refusal> refusal(String secret, Instant now) {
        try {
            var signedAt = Instant.from(TIME.parse(parameter("X-Amz-Date")));
            if (now.isAfter(signedAt.plusSeconds(Long.parseLong(parameter("X-Amz-Expires"))))) {
                return Optional.of(Refusal.denied("Request has expired"));
            }
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.of(Refusal.denied("Query-string authentication requires a date and an expiry"));
        }
        var signed = List.of(parameter("X-Amz-SignedHeaders").split(";", -1));
        if (call.headerNames().anyMatch(name -> name.startsWith("x-amz-") && !signed.contains(name))) {
            return Optional.of(Refusal.denied("There were headers present in the request which were not signed"));
        }
        return MessageDigest.isEqual(
                        signature(secret, signed).getBytes(UTF_8),
                        parameter(SIGNATURE).getBytes(UTF_8))
                ? Optional.empty()
                : Optional.of(Refusal.wrongSignature());
    }

    private String signature(String secret, List<String> signed) {
        var scope = parameter("X-Amz-Credential").replaceFirst("^[^/]*/", "");
        var text =
                String.join("\n", "AWS4-HMAC-SHA256", parameter("X-Amz-Date"), scope, hex(sha256(canonical(signed))));
        var key = ("AWS4" + secret).getBytes(UTF_8);
        for (var part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return hex(hmac(key, text));
    }

    private String canonical(List<String> signed) {
        var query = new TreeMap<>(call.query());
        query.remove(SIGNATURE);
        var headers = signed.stream()
                .map(name -> name + ":" + call.header(name).orElse("").strip() + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                call.method(),
                call.rawPath(),
                query.entrySet().stream().map(Presigned::pair).collect(Collectors.joining("&")),
                headers,
                String.join(";", signed),
                "UNSIGNED-PAYLOAD");
    }

    private String parameter(String name) {
        return call.query().getOrDefault(name, "");
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return encoded(parameter.getKey()) + "=" + encoded(parameter.getValue());
    }

    /// RFC 3986, which the query of a form is not.
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
