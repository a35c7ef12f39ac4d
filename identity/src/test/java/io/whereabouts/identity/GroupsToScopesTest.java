package io.whereabouts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2.AccessTokenGeneration;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2.GroupConfiguration;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may do what after signing in (T8).
class GroupsToScopesTest {
    private static final String SCOPES =
            "*=w/packages:read scanners=w/scans:write writers=w/packages:write correctors=w/corrections:write";
    private static final String[] NOTHING = {};

    private final GroupsToScopes trigger = new GroupsToScopes(GrantedScopes.parse(SCOPES));

    @ParameterizedTest
    @CsvSource({
        "'', w/packages:read",
        "scanners, w/packages:read w/scans:write",
        "writers correctors, w/corrections:write w/packages:read w/packages:write",
        "strangers, w/packages:read",
    })
    void a_person_gets_the_scopes_of_everybody_and_of_the_groups(String groups, String scopes) {
        assertThat(tokenOf(groups.split(" ", -1), NOTHING).getScopesToAdd()).containsExactly(scopes.split(" ", -1));
    }

    @Test
    void a_scope_that_is_asked_for_without_its_group_is_taken_away() {
        var asked = new String[] {"openid", "w/corrections:write", "w/packages:write"};

        var token = tokenOf(new String[] {"writers"}, asked);

        assertThat(token.getScopesToSuppress()).containsExactly("w/corrections:write");
    }

    @Test
    void a_person_without_groups_may_read() {
        var event = event(Request.builder().build());

        assertThat(trigger.withScopes(event)
                        .getResponse()
                        .getClaimsAndScopeOverrideDetails()
                        .getAccessTokenGeneration()
                        .getScopesToAdd())
                .containsExactly("w/packages:read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "writers", "writers=", "=w/packages:read", "a=b=c"})
    void a_mistake_in_the_settings_is_an_error_that_shows_it(String text) {
        assertThatThrownBy(() -> GrantedScopes.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not '" + text + "'");
    }

    private AccessTokenGeneration tokenOf(String[] groups, String[] asked) {
        var configuration =
                GroupConfiguration.builder().withGroupsToOverride(groups).build();
        var event = event(Request.builder()
                .withGroupConfiguration(configuration)
                .withScopes(asked)
                .build());
        return trigger.withScopes(event)
                .getResponse()
                .getClaimsAndScopeOverrideDetails()
                .getAccessTokenGeneration();
    }

    private static CognitoUserPoolPreTokenGenerationEventV2 event(Request request) {
        var event = new CognitoUserPoolPreTokenGenerationEventV2();
        event.setRequest(request);
        return event;
    }
}
