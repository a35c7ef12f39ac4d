package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who gets tokens of the stack's own user pool, and for what (T8).
class IdentityTest {
    private static final Graph STACK = Graph.of("prod", withPage());

    private static Map<String, String> withPage() {
        var settings = new HashMap<>(Graph.PRODUCTION_SETTINGS);
        settings.put("whereabouts:allowedOrigins", "https://packages.example.com");
        return settings;
    }

    @Test
    void nobody_signs_up() {
        assertThat(STACK.one("UserPool", "tokens").inputs())
                .containsEntry("adminCreateUserConfig", Map.of("allowAdminCreateUserOnly", true))
                .containsEntry("userPoolTier", "ESSENTIALS");
    }

    @Test
    void groups_become_scopes_when_somebody_signs_in() {
        assertThat(STACK.one("UserPool", "tokens").inputs())
                .containsEntry(
                        "lambdaConfig",
                        Map.of(
                                "preTokenGenerationConfig",
                                Map.of("lambdaArn", "${Alias/groups-to-scopes.arn}", "lambdaVersion", "V2_0")));
        assertThat(STACK.one("Permission", "sign-in").inputs())
                .containsEntry("principal", "cognito-idp.amazonaws.com")
                .containsEntry("sourceArn", "${UserPool/tokens.arn}")
                .containsEntry("qualifier", "live");
        assertThat(STACK.one("Function", "groups-to-scopes").text("environment"))
                .contains("SCOPES=*=whereabouts/packages:read scanners=whereabouts/scans:write"
                        + " writers=whereabouts/packages:write correctors=whereabouts/corrections:write");
        assertThat(STACK.all("UserGroup"))
                .extracting(group -> group.text("name"))
                .containsExactlyInAnyOrder("scanners", "writers", "correctors");
    }

    @Test
    void a_person_asks_for_no_scope_of_ours_and_has_no_secret() {
        assertThat(STACK.one("UserPoolClient", "people").inputs())
                .containsEntry("generateSecret", false)
                .containsEntry("allowedOauthFlows", List.of("code"))
                .containsEntry("allowedOauthScopes", List.of("openid"))
                .containsEntry("callbackUrls", List.of("https://packages.example.com/"));
        assertThat(STACK.one("Authorizer", "api").text("jwtConfiguration")).contains("${UserPoolClient/people.id}");
    }

    @Test
    void a_scanner_asks_for_a_token_once_a_day_and_systems_every_hour() {
        assertThat(STACK.one("UserPoolClient", "scanners").inputs())
                .containsEntry("accessTokenValidity", 24.0)
                .containsEntry("tokenValidityUnits", Map.of("accessToken", "hours"));
        assertThat(STACK.one("UserPoolClient", "machines").inputs()).containsEntry("accessTokenValidity", 1.0);
        assertThat(STACK.outputs()).containsKeys("smokeClientId");
    }

    @Test
    void a_scanner_may_scan_and_no_machine_may_correct() {
        assertThat(STACK.one("UserPoolClient", "scanners").text("allowedOauthScopes"))
                .isEqualTo("[whereabouts/scans:write]");
        assertThat(STACK.one("UserPoolClient", "machines").text("allowedOauthScopes"))
                .isEqualTo("[whereabouts/packages:read, whereabouts/packages:write, whereabouts/scans:write]");
        assertThat(STACK.one("UserPoolClient", "smoke").text("allowedOauthScopes"))
                .as("what is recorded in production stays for ever")
                .isEqualTo("[whereabouts/packages:read]");
        assertThat(Graph.of("dev-peter", Graph.EPHEMERAL_SETTINGS)
                        .one("UserPoolClient", "smoke")
                        .text("allowedOauthScopes"))
                .contains("scans:write");
        assertThat(STACK.one("ResourceServer", "tokens").text("scopes"))
                .contains("scopeName=packages:read", "scopeName=corrections:write");
    }
}
