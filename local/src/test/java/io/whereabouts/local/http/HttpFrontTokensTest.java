package io.whereabouts.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFrontTokensTest {
    private static RunningFront running;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        running = new RunningFront(folder);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void no_token_is_401_as_aws_says_it() throws Exception {
        var response = running.get("/packages", request -> request);
        running.assertMessage(response, 401, "Unauthorized");
        assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
    }

    @Test
    void tokens_that_are_not_good_are_401_with_the_reason_in_a_header() throws Exception {
        var other =
                new RSAKeyGenerator(2048).keyID(running.issuer.key().getKeyID()).generate();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(running.issuer.key().getKeyID())
                .build();
        var good = running.claims(Map.of("scope", "packages:read"));
        var reasons = new HashMap<String, String>();
        reasons.put("gibberish", "the token is malformed");
        reasons.put(
                running.issuer.token(running.claims(Map.of("exp", RunningFront.NOW.getEpochSecond()))),
                "the token has expired");
        reasons.put(running.issuer.token(running.claims(Map.of("iss", "https://elsewhere.example"))), "invalid issuer");
        reasons.put(
                running.issuer.token(running.claims(Map.of("aud", "nobody"))),
                "the token does not have a valid audience");
        reasons.put(
                running.issuer.token(running.claims(Map.of("aud", "nobody", "client_id", "whereabouts"))),
                "the token does not have a valid audience");
        reasons.put(
                running.issuer.token(running.claims(Map.of("nbf", RunningFront.NOW.getEpochSecond() + 5))),
                "the token is not valid yet");
        reasons.put(
                running.issuer.token(running.claims(Map.of("iat", RunningFront.NOW.getEpochSecond() + 5))),
                "token used before issued");
        reasons.put(FakeIssuer.token(header, other, good), "invalid signature");
        reasons.put(
                FakeIssuer.token(new JWSHeader(JWSAlgorithm.RS256), running.issuer.key(), good),
                "the token has no kid");
        reasons.put(
                FakeIssuer.token(
                        new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("first").build(), running.issuer.key(), good),
                "signing method RS512 is invalid");
        for (var token : reasons.entrySet()) {
            var response =
                    running.get("/packages", request -> request.header("Authorization", "Bearer " + token.getKey()));
            running.assertMessage(response, 401, "Unauthorized");
            assertThat(response.headers().firstValue("www-authenticate"))
                    .contains(
                            "Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + token.getValue() + "\"");
        }
    }

    @Test
    void a_token_without_the_scope_is_403() throws Exception {
        running.assertMessage(running.withScope("/packages", "scope", "scans:write"), 403, "Forbidden");
        running.assertMessage(running.withScope("/packages", "scp", List.of()), 403, "Forbidden");
        assertThat(running.withScope("/packages", "scp", List.of("x", "packages:read"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(running.withScope("/any-token", "scope", "nothing").statusCode())
                .isEqualTo(200);
    }

    @Test
    void client_id_counts_where_there_is_no_audience_and_bearer_may_be_left_out() throws Exception {
        var claims = running.claims(Map.of("scope", "packages:read", "client_id", "other"));
        claims.remove("aud");
        var token = running.issuer.token(claims);
        assertThat(running.get("/packages", request -> request.header("Authorization", token))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_issuer_that_changes_its_key_is_asked_again() throws Exception {
        assertThat(running.withScope("/packages", "scope", "packages:read").statusCode())
                .isEqualTo(200);
        running.issuer.changeKey();
        assertThat(running.withScope("/packages", "scope", "packages:read").statusCode())
                .isEqualTo(200);
    }
}
