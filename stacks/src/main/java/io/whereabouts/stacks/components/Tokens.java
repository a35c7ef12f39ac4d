package io.whereabouts.stacks.components;

import com.pulumi.aws.cognito.ResourceServer;
import com.pulumi.aws.cognito.ResourceServerArgs;
import com.pulumi.aws.cognito.UserGroup;
import com.pulumi.aws.cognito.UserGroupArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.cognito.UserPoolDomain;
import com.pulumi.aws.cognito.UserPoolDomainArgs;
import com.pulumi.aws.cognito.inputs.ResourceServerScopeArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAdminCreateUserConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolClientTokenValidityUnitsArgs;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolLambdaConfigPreTokenGenerationConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolPasswordPolicyArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSoftwareTokenMfaConfigurationArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Who issues tokens where no issuer is configured: a user pool in which nobody can sign up, with groups for people,
/// and clients for machines.
public final class Tokens extends ComponentResource {
    private static final int HOUR = 1;

    /// The longest that Cognito offers.
    private static final int DAY = 24;

    private static final String RESOURCE_SERVER = "whereabouts";
    private static final String SCOPE_PREFIX = RESOURCE_SERVER + "/";

    private final UserPool pool;
    private final UserPoolClient systems;
    private final UserPoolClient scanners;
    private final UserPoolClient smoke;
    private final Optional<UserPoolClient> people;
    private final UserPoolDomain domain;

    /// @param groupsToScopes what gives people their scopes when they sign in; gets its environment here
    /// @param pages where people may sign in from, such as `https://packages.example.com`; without any, only
    ///         machines get tokens
    public record Args(LambdaFunction.Args groupsToScopes, List<String> pages) {}

    public Tokens(String name, Args args, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:Tokens", name, options);
        pool = pool(name, groupsToScopes(args, stack), stack);
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
        var resourceServer = resourceServer(name);
        for (var group : Group.values()) {
            new UserGroup(
                    group.word(),
                    UserGroupArgs.builder()
                            .userPoolId(pool.id())
                            .name(group.word())
                            .description(group.meaning())
                            .build(),
                    Stack.in(this));
        }
        var everything = List.of(Scope.PACKAGES_READ, Scope.PACKAGES_WRITE, Scope.SCANS_WRITE);
        systems = machines("machines", HOUR, everything, stack, resourceServer);
        // Cognito charges for each token: a thousand scanners that ask every hour cost more than all their scans.
        scanners = machines("scanners", DAY, List.of(Scope.SCANS_WRITE), stack, resourceServer);
        // In production it asks only: what is recorded there stays for ever.
        smoke = machines(
                "smoke",
                HOUR,
                stack.shiftsRequests() ? List.of(Scope.PACKAGES_READ) : everything,
                stack,
                resourceServer);
        people = args.pages().isEmpty() ? Optional.empty() : Optional.of(people(args.pages(), stack));
        registerOutputs(Map.of("issuer", issuer()));
    }

    public Jwt jwt() {
        var clients = Stream.concat(Stream.of(systems, scanners, smoke), people.stream())
                .map(UserPoolClient::id)
                .toList();
        return new Jwt(issuer(), Output.all(clients), SCOPE_PREFIX);
    }

    /// The client whose secret a system exchanges for tokens.
    public Output<String> machineClientId() {
        return systems.id();
    }

    /// The client of scanners, which may do nothing but scan.
    public Output<String> scannerClientId() {
        return scanners.id();
    }

    /// The client of whoever tries the stack after it was deployed.
    public Output<String> smokeClientId() {
        return smoke.id();
    }

    /// The client of the page, which has no secret.
    public Optional<Output<String>> peopleClientId() {
        return people.map(UserPoolClient::id);
    }

    /// The prefix of the host `<domain>.auth.<region>.amazoncognito.com` at which tokens are asked for.
    public Output<String> domain() {
        return domain.domain();
    }

    private Output<String> issuer() {
        return Output.format("https://%s", pool.endpoint());
    }

    private LambdaFunction groupsToScopes(Args args, Stack stack) {
        var declared = args.groupsToScopes();
        var environment = new HashMap<>(declared.environment());
        environment.put("SCOPES", Output.of(Group.scopes(SCOPE_PREFIX)));
        return new LambdaFunction(
                "groups-to-scopes",
                new LambdaFunction.Args(
                        declared.zip(),
                        declared.handler(),
                        declared.memoryMegabytes(),
                        declared.timeout(),
                        environment,
                        declared.grants()),
                new Trigger.SignIn(),
                stack,
                Stack.inside(this));
    }

    private UserPool pool(String name, LambdaFunction groupsToScopes, Stack stack) {
        var made = new UserPool(
                name,
                UserPoolArgs.builder()
                        .name(stack.nameOf(name))
                        // Lite has no second version of the trigger, which alone may add scopes.
                        .userPoolTier("ESSENTIALS")
                        .adminCreateUserConfig(UserPoolAdminCreateUserConfigArgs.builder()
                                .allowAdminCreateUserOnly(true)
                                .build())
                        .passwordPolicy(UserPoolPasswordPolicyArgs.builder()
                                .minimumLength(14)
                                .temporaryPasswordValidityDays(3)
                                .build())
                        .mfaConfiguration("OPTIONAL")
                        .softwareTokenMfaConfiguration(UserPoolSoftwareTokenMfaConfigurationArgs.builder()
                                .enabled(true)
                                .build())
                        .lambdaConfig(UserPoolLambdaConfigArgs.builder()
                                .preTokenGenerationConfig(UserPoolLambdaConfigPreTokenGenerationConfigArgs.builder()
                                        .lambdaArn(groupsToScopes.live().arn())
                                        .lambdaVersion("V2_0")
                                        .build())
                                .build())
                        .deletionProtection(stack.durability().isKept() ? "ACTIVE" : "INACTIVE")
                        .build(),
                stack.holdingDataIn(this));
        new Permission(
                "sign-in",
                PermissionArgs.builder()
                        .statementId("sign-in")
                        .action("lambda:InvokeFunction")
                        .function(groupsToScopes.live().functionName())
                        .qualifier(groupsToScopes.live().name())
                        .principal("cognito-idp.amazonaws.com")
                        .sourceArn(made.arn())
                        .build(),
                Stack.in(this));
        return made;
    }

    private ResourceServer resourceServer(String name) {
        return new ResourceServer(
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
    }

    private UserPoolClient machines(String name, int hours, List<Scope> scopes, Stack stack, Resource resourceServer) {
        return new UserPoolClient(
                name,
                UserPoolClientArgs.builder()
                        .name(stack.nameOf(name))
                        .userPoolId(pool.id())
                        .generateSecret(true)
                        .allowedOauthFlowsUserPoolClient(true)
                        .allowedOauthFlows("client_credentials")
                        .accessTokenValidity(hours)
                        .tokenValidityUnits(UserPoolClientTokenValidityUnitsArgs.builder()
                                .accessToken("hours")
                                .build())
                        .allowedOauthScopes(scopes.stream()
                                .map(scope -> SCOPE_PREFIX + scope.value())
                                .toList())
                        .build(),
                Stack.in(this, resourceServer));
    }

    /// May ask for none of our scopes: what a person may do is up to the groups, not to whoever writes the request.
    private UserPoolClient people(List<String> pages, Stack stack) {
        var addresses = pages.stream().map(page -> page + "/").toList();
        return new UserPoolClient(
                "people",
                UserPoolClientArgs.builder()
                        .name(stack.nameOf("people"))
                        .userPoolId(pool.id())
                        .generateSecret(false)
                        .allowedOauthFlowsUserPoolClient(true)
                        .allowedOauthFlows("code")
                        .allowedOauthScopes("openid")
                        .supportedIdentityProviders("COGNITO")
                        .callbackUrls(addresses)
                        .logoutUrls(addresses)
                        .explicitAuthFlows("ALLOW_REFRESH_TOKEN_AUTH")
                        .preventUserExistenceErrors("ENABLED")
                        .enableTokenRevocation(true)
                        .build(),
                Stack.in(this));
    }
}
