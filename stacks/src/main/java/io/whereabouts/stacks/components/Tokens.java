package io.whereabouts.stacks.components;

import com.pulumi.aws.cognito.ResourceServer;
import com.pulumi.aws.cognito.ResourceServerArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.cognito.UserPoolDomain;
import com.pulumi.aws.cognito.UserPoolDomainArgs;
import com.pulumi.aws.cognito.inputs.ResourceServerScopeArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAdminCreateUserConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who issues tokens where no issuer is configured: a user pool in which nobody can sign up, and a client for
/// machines such as scanners.
public final class Tokens extends ComponentResource {
    private static final String RESOURCE_SERVER = "whereabouts";
    private static final String SCOPE_PREFIX = RESOURCE_SERVER + "/";

    private final UserPool pool;
    private final UserPoolClient machines;
    private final UserPoolDomain domain;

    public Tokens(String name, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:Tokens", name, options);
        pool = new UserPool(
                name,
                UserPoolArgs.builder()
                        .name(stack.nameOf(name))
                        .adminCreateUserConfig(UserPoolAdminCreateUserConfigArgs.builder()
                                .allowAdminCreateUserOnly(true)
                                .build())
                        .deletionProtection(stack.durability().isKept() ? "ACTIVE" : "INACTIVE")
                        .build(),
                stack.holdingDataIn(this));
        // Domains are shared by all of AWS's customers in a Region; the pool's own id makes ours unique. As a UUID,
        // and without the stack's name: Cognito refuses a domain that holds `aws`, `amazon` or `cognito`.
        domain = new UserPoolDomain(
                name,
                UserPoolDomainArgs.builder()
                        .userPoolId(pool.id())
                        .domain(pool.id()
                                .applyValue(id ->
                                        "whereabouts-" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))))
                        .build(),
                Stack.in(this));
        var resourceServer = new ResourceServer(
                name,
                ResourceServerArgs.builder()
                        .userPoolId(pool.id())
                        .identifier(RESOURCE_SERVER)
                        .name("Whereabouts")
                        .scopes(Arrays.stream(Scope.values())
                                .map(scope -> ResourceServerScopeArgs.builder()
                                        .scopeName(scope.value())
                                        .scopeDescription(scope.meaning())
                                        .build())
                                .toList())
                        .build(),
                Stack.in(this));
        machines = new UserPoolClient(
                "machines",
                UserPoolClientArgs.builder()
                        .name(stack.nameOf("machines"))
                        .userPoolId(pool.id())
                        .generateSecret(true)
                        .allowedOauthFlowsUserPoolClient(true)
                        .allowedOauthFlows("client_credentials")
                        .allowedOauthScopes(Arrays.stream(Scope.values())
                                .map(scope -> SCOPE_PREFIX + scope.value())
                                .toList())
                        .build(),
                Stack.in(this, resourceServer));
        registerOutputs(Map.of("issuer", issuer()));
    }

    public Jwt jwt() {
        return new Jwt(issuer(), machines.id().applyValue(List::of), SCOPE_PREFIX);
    }

    /// The client whose secret a machine exchanges for tokens.
    public Output<String> machineClientId() {
        return machines.id();
    }

    /// The prefix of the host `<domain>.auth.<region>.amazoncognito.com` at which tokens are asked for.
    public Output<String> domain() {
        return domain.domain();
    }

    private Output<String> issuer() {
        return Output.format("https://%s", pool.endpoint());
    }
}
