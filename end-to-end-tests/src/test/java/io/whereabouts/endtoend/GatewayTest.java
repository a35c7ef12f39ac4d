package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an AWS HTTP API answers by itself, before any function runs (T8).
@ExtendWith(LocalEnvironment.class)
class GatewayTest {
    private static final String UNAUTHORIZED = "{\"message\":\"Unauthorized\"}";
    private static final String FORBIDDEN = "{\"message\":\"Forbidden\"}";

    @Test
    void without_a_token_nothing_is_read_and_nothing_written(Whereabouts environment) {
        var nobody = environment.withAuthorization("");
        for (var answer : List.of(
                nobody.get("/packages/" + Journey.sscc(1)),
                nobody.get("/packages/" + Journey.sscc(1) + "/history"),
                nobody.get("/packages?bbox=0,0,0,1,1,1"),
                nobody.post("/packages", Map.of("package", Journey.sscc(1))),
                nobody.post("/scans", Map.of("scans", List.of())))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
        }
    }

    @Test
    void a_token_of_another_issuer_is_not_taken(Whereabouts environment) {
        assertRefused(environment, environment.tokenOf("somebody-else", "packages:read"));
    }

    @Test
    void a_tampered_token_is_not_taken(Whereabouts environment) throws ParseException {
        var token = SignedJWT.parse(environment.token("packages:read"));
        var widened = new JWTClaimsSet.Builder(token.getJWTClaimsSet())
                .claim("scope", "packages:read packages:write")
                .build();
        var parts = token.getParsedParts();
        assertRefused(environment, parts[0] + "." + widened.toPayload().toBase64URL() + "." + parts[2]);
    }

    @Test
    void an_expired_token_is_not_taken(Whereabouts environment) throws ParseException, JOSEException {
        var token = SignedJWT.parse(environment.token("packages:read"));
        assertThat(read(
                        environment,
                        signed(
                                environment,
                                token,
                                token.getJWTClaimsSet().getExpirationTime().toInstant())))
                .as("signed here like the issuer's own")
                .isEqualTo(404);
        assertRefused(environment, signed(environment, token, Instant.now().minusSeconds(3600)));
    }

    private static String signed(Whereabouts environment, SignedJWT like, Instant expires)
            throws ParseException, JOSEException {
        var token = new SignedJWT(
                like.getHeader(),
                new JWTClaimsSet.Builder(like.getJWTClaimsSet())
                        .expirationTime(Date.from(expires))
                        .build());
        token.sign(new RSASSASigner(RSAKey.parse(environment.issuerKey())));
        return token.serialize();
    }

    private static int read(Whereabouts environment, String token) {
        return environment
                .withAuthorization("Bearer " + token)
                .get("/packages/" + Journey.sscc(0))
                .status();
    }

    private static void assertRefused(Whereabouts environment, String token) {
        var answer = environment.withAuthorization("Bearer " + token).get("/packages/" + Journey.sscc(0));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void a_token_without_the_scope_is_forbidden(Whereabouts environment) {
        var reader = environment.withAuthorization("Bearer " + environment.token("packages:read"));
        for (var answer : List.of(
                reader.post("/packages", Map.of("package", Journey.sscc(1))),
                reader.put("/packages/" + Journey.sscc(1) + "/tracking", Map.of("tracked", false)),
                reader.post("/scans", Map.of("scans", List.of())))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(FORBIDDEN);
        }
        var scanner = environment.withAuthorization("Bearer " + environment.token("scans:write"));
        assertThat(scanner.get("/packages/" + Journey.sscc(1)).status()).isEqualTo(403);
    }

    @Test
    void an_unknown_route_is_not_found(Whereabouts environment) {
        var answer = environment.api().get("/nowhere");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
    }
}
