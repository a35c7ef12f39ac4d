package io.whereabouts.stacks.components;

import com.google.gson.JsonObject;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Authorizer;
import com.pulumi.aws.apigatewayv2.AuthorizerArgs;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.apigatewayv2.inputs.ApiCorsConfigurationArgs;
import com.pulumi.aws.apigatewayv2.inputs.AuthorizerJwtConfigurationArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageDefaultRouteSettingsArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageRouteSettingArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one door: HTTPS, and for every route but one a token and a scope.
public final class HttpApi extends ComponentResource {
    /// R6's limit, in a minute.
    private static final double MANY_ERRORS = 150;

    private static final double MANY_ERRORS_OF_100 = 5;

    /// In a minute with fewer, one request that failed would be a high rate.
    private static final int FEW_REQUESTS = 20;

    private static final Duration PREFLIGHT_AGE = Duration.ofHours(1);

    private final String name;
    private final Args args;
    private final Stack stack;
    private final Api api;
    private final Authorizer authorizer;
    private final Jwt jwt;
    private final Map<Route, com.pulumi.aws.apigatewayv2.Route> routes = new LinkedHashMap<>();

    /// @param allowedOrigins web pages that may call it; none needs no CORS
    /// @param requestsPerSecond above which API Gateway answers 429
    /// @param burst requests at once
    /// @param domain its own name; AWS's name no longer answers then
    public record Args(
            Jwt jwt, List<String> allowedOrigins, int requestsPerSecond, int burst, Optional<Domain> domain) {}

    public HttpApi(String name, Args args, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:HttpApi", name, options);
        var in = Stack.in(this);
        this.name = name;
        this.args = args;
        this.stack = stack;
        jwt = args.jwt();
        var declaration = ApiArgs.builder()
                .name(stack.nameOf(name))
                .protocolType("HTTP")
                .disableExecuteApiEndpoint(args.domain().isPresent());
        if (!args.allowedOrigins().isEmpty()) {
            declaration.corsConfiguration(ApiCorsConfigurationArgs.builder()
                    .allowOrigins(args.allowedOrigins())
                    .allowMethods("DELETE", "GET", "POST", "PUT")
                    .allowHeaders("authorization", "content-type", "idempotency-key", "if-match", "x-correlation-id")
                    .exposeHeaders(
                            "etag",
                            "gs1-next-page-token-expires",
                            "history-missed",
                            "link",
                            "location",
                            "x-correlation-id")
                    .maxAge(Math.toIntExact(PREFLIGHT_AGE.toSeconds()))
                    .build());
        }
        api = new Api(name, declaration.build(), in);
        authorizer = new Authorizer(
                name,
                AuthorizerArgs.builder()
                        .apiId(api.id())
                        .name("jwt")
                        .authorizerType("JWT")
                        .identitySources("$request.header.Authorization")
                        .jwtConfiguration(AuthorizerJwtConfigurationArgs.builder()
                                .issuer(jwt.issuer())
                                .audiences(jwt.audience())
                                .build())
                        .build(),
                in);
        watch();
    }

    /// To be called when every route is declared: API Gateway takes no limits for a route that is not there.
    public void open() {
        // Under /aws/vendedlogs/ because each other name adds to a policy of the account that is soon full.
        var accessLog = new LogGroup(
                name,
                LogGroupArgs.builder()
                        .name("/aws/vendedlogs/" + stack.nameOf(name))
                        .retentionInDays(stack.logRetentionDays())
                        .build(),
                Stack.in(this));
        var stage = new com.pulumi.aws.apigatewayv2.Stage(
                name,
                StageArgs.builder()
                        .apiId(api.id())
                        .name("$default")
                        .autoDeploy(true)
                        .accessLogSettings(StageAccessLogSettingsArgs.builder()
                                .destinationArn(accessLog.arn())
                                .format(accessLogFormat())
                                .build())
                        .defaultRouteSettings(StageDefaultRouteSettingsArgs.builder()
                                .throttlingRateLimit((double) args.requestsPerSecond())
                                .throttlingBurstLimit(args.burst())
                                .detailedMetricsEnabled(true)
                                .build())
                        .routeSettings(
                                routes.keySet().stream().map(this::limits).toList())
                        .build(),
                Stack.in(this, routes.values().toArray(new Resource[0])));
        args.domain().ifPresent(domain -> new ApiDomain(name + "-domain", domain, api, stage, Stack.inside(this)));
        registerOutputs(Map.of("url", url()));
    }

    public Output<String> url() {
        return args.domain()
                .map(domain -> Output.of("https://" + domain.name()))
                .orElseGet(api::apiEndpoint);
    }

    /// Of the tokens that it takes.
    public Output<String> issuer() {
        return jwt.issuer();
    }

    private StageRouteSettingArgs limits(Route route) {
        return StageRouteSettingArgs.builder()
                .routeKey(route.key())
                .throttlingRateLimit((double) Math.max(1, args.requestsPerSecond() * route.percent() / 100))
                .throttlingBurstLimit(Math.max(1, args.burst() * route.percent() / 100))
                .detailedMetricsEnabled(true)
                .build();
    }

    void serve(String whoseName, Function function, Alias live, List<Route> routes, ComponentResource whose) {
        var in = Stack.in(whose);
        var integration = new Integration(
                whoseName,
                IntegrationArgs.builder()
                        .apiId(api.id())
                        .integrationType("AWS_PROXY")
                        .integrationUri(live.invokeArn())
                        .payloadFormatVersion("2.0")
                        .build(),
                in);
        for (var route : routes) {
            var declaration = RouteArgs.builder()
                    .apiId(api.id())
                    .routeKey(route.key())
                    .target(Output.format("integrations/%s", integration.id()));
            route.scope()
                    .ifPresentOrElse(
                            scope -> declaration
                                    .authorizationType("JWT")
                                    .authorizerId(authorizer.id())
                                    .authorizationScopes(jwt.scope(scope)),
                            () -> declaration.authorizationType("NONE"));
            this.routes.put(route, new com.pulumi.aws.apigatewayv2.Route(route.slug(), declaration.build(), in));
            if (routes.stream().anyMatch(other -> !other.equals(route) && other.covers(route))) {
                continue; // permitted already
            }
            new Permission(
                    route.slug(),
                    PermissionArgs.builder()
                            .statementId(route.slug())
                            .action("lambda:InvokeFunction")
                            .function(function.name())
                            .qualifier(live.name())
                            .principal("apigateway.amazonaws.com")
                            .sourceArn(Output.format("%s/*/%s", api.executionArn(), route.arnSuffix()))
                            .build(),
                    in);
        }
    }

    private static String accessLogFormat() {
        var line = new JsonObject();
        line.addProperty("requestId", "$context.requestId");
        line.addProperty("time", "$context.requestTime");
        line.addProperty("ip", "$context.identity.sourceIp");
        line.addProperty("subject", "$context.authorizer.claims.sub");
        line.addProperty("route", "$context.routeKey");
        line.addProperty("path", "$context.path");
        line.addProperty("status", "$context.status");
        line.addProperty("milliseconds", "$context.responseLatency");
        line.addProperty("bytes", "$context.responseLength");
        line.addProperty("error", "$context.error.message");
        line.addProperty("authorizerError", "$context.authorizer.error");
        line.addProperty("integrationError", "$context.integrationErrorMessage");
        return line.toString();
    }

    private void watch() {
        var serverErrors = metric("5xx");
        stack.monitoring()
                .watch(
                        new Alarm(
                                name + "-server-errors",
                                "The API answered more than 150 requests of a minute with 5xx.",
                                serverErrors,
                                MANY_ERRORS),
                        this);
        stack.monitoring()
                .watch(
                        new Formula(
                                name + "-error-rate",
                                "The API answered more than 5 % of its requests with 5xx, five minutes in a row.",
                                "IF(requests >= %d, 100 * errors / requests, 0)".formatted(FEW_REQUESTS),
                                Map.of("requests", metric("Count"), "errors", serverErrors),
                                MANY_ERRORS_OF_100,
                                Duration.ofMinutes(1),
                                5),
                        this);
        stack.monitoring().chart("API", List.of(metric("Count"), metric("4xx"), serverErrors));
        stack.monitoring()
                .chart(
                        "API, milliseconds",
                        List.of(metric("Latency").as("p50"), metric("Latency").as("p99")));
    }

    private Metric metric(String metric) {
        return new Metric("AWS/ApiGateway", metric, "ApiId", api.id());
    }
}
