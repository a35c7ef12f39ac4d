package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

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
        var answer = environment
                .withAuthorization("Bearer " + environment.tokenOf("somebody-else", "packages:read"))
                .get("/packages/" + Journey.sscc(1));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void a_tampered_token_is_not_taken(Whereabouts environment) {
        var parts = environment.token("packages:read").split("\\.", -1);
        var claims =
                new String(java.util.Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
        var widened = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("packages:read", "packages:write")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var answer = environment
                .withAuthorization("Bearer " + parts[0] + "." + widened + "." + parts[2])
                .get("/packages/" + Journey.sscc(1));
        assertThat(answer.status()).isEqualTo(401);
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
