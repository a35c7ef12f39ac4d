package io.whereabouts.identity;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2.AccessTokenGeneration;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2.ClaimsAndScopeOverrideDetails;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Called by Cognito before it issues a person's tokens (pre token generation, version 2). Machines' tokens do not
/// pass here: their scopes are their client's.
public final class GroupsToScopes
        implements RequestHandler<CognitoUserPoolPreTokenGenerationEventV2, CognitoUserPoolPreTokenGenerationEventV2> {
    private final GrantedScopes granted;

    /// As Lambda makes it.
    public GroupsToScopes() {
        this(GrantedScopes.parse(Optional.ofNullable(System.getenv("SCOPES")).orElse("")));
    }

    GroupsToScopes(GrantedScopes granted) {
        this.granted = granted;
    }

    @Override
    public CognitoUserPoolPreTokenGenerationEventV2 handleRequest(
            CognitoUserPoolPreTokenGenerationEventV2 event, Context context) {
        return withScopes(event);
    }

    CognitoUserPoolPreTokenGenerationEventV2 withScopes(CognitoUserPoolPreTokenGenerationEventV2 event) {
        var groups = groups(event);
        var asked = texts(event.getRequest().getScopes());
        event.setResponse(Response.builder()
                .withClaimsAndScopeOverrideDetails(ClaimsAndScopeOverrideDetails.builder()
                        .withAccessTokenGeneration(AccessTokenGeneration.builder()
                                .withScopesToAdd(array(granted.of(groups)))
                                .withScopesToSuppress(array(granted.refused(asked, groups)))
                                .build())
                        .build())
                .build());
        return event;
    }

    /// Nobody's groups are absent from the event, an empty list, or null, as Cognito likes.
    private static List<String> groups(CognitoUserPoolPreTokenGenerationEventV2 event) {
        return Optional.ofNullable(event.getRequest().getGroupConfiguration())
                .map(configuration -> texts(configuration.getGroupsToOverride()))
                .orElse(List.of());
    }

    private static List<String> texts(String @Nullable [] texts) {
        return texts == null ? List.of() : Stream.of(texts).toList();
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
