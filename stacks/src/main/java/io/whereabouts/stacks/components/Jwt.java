package io.whereabouts.stacks.components;

import com.pulumi.core.Output;
import java.util.List;

/// Which tokens the API takes.
///
/// @param issuer an OIDC issuer's URL, as in the claim `iss`
/// @param audience one of them must be the token's `aud`, or its `client_id` where it has no `aud`
/// @param scopePrefix what the issuer puts before our scopes, such as `whereabouts/`
public record Jwt(Output<String> issuer, Output<List<String>> audience, String scopePrefix) {
    String scope(Scope scope) {
        return scopePrefix + scope.value();
    }
}
