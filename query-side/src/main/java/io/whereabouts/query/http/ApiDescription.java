package io.whereabouts.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.api.OpenApi;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/// The OpenAPI document, as one environment answers it.
public final class ApiDescription {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int TAG_BYTES = 16;

    private final Answer answer;

    private ApiDescription(Answer answer) {
        this.answer = answer;
    }

    /// @param issuer of the tokens that this environment takes
    public static ApiDescription of(Optional<String> issuer) {
        try {
            var document = (ObjectNode) Json.MAPPER.readTree(OpenApi.json());
            var scheme = (ObjectNode) document.at("/components/securitySchemes/issuer");
            issuer.ifPresent(url ->
                    scheme.put("openIdConnectUrl", url.replaceFirst("/$", "") + "/.well-known/openid-configuration"));
            return new ApiDescription(
                    Answer.json(document).tagged(tag(document)).keptFor(GOOD_FOR));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("openapi.json is no JSON", e);
        }
    }

    public Answer answer() {
        return answer;
    }

    private static String tag(ObjectNode document) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(document.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
