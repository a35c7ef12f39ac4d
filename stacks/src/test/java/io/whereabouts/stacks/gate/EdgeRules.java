package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.Graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What stands towards the world: CloudFront, WAF, certificates, the HTTP API.
final class EdgeRules {
    private static final String ATTACHES =
            "https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html";
    private static final String CREATE_ACL =
            "https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html";
    private static final String CERTIFICATES =
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html";
    private static final String HTTP_DOMAINS =
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html";
    private static final String CLOUDFRONT_METRICS =
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/monitoring-using-cloudwatch.html";
    private static final String CORS =
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html";
    private static final String VIRGINIA = "us-east-1";

    /// API Gateway's REST stages among them, its HTTP APIs (apigatewayv2) not.
    private static final Set<String> TAKE_AN_ACL = Set.of(
            "aws:apigateway/stage:Stage",
            "aws:lb/loadBalancer:LoadBalancer",
            "aws:appsync/graphQLApi:GraphQLApi",
            "aws:cognito/userPool:UserPool");

    /// A health check carries no token; who writes a client reads the API's description before there is one, and it is
    /// public in the repository.
    private static final Set<String> OPEN = Set.of("GET /health", "GET /openapi.json");

    private static final Set<String> GLOBAL_METRICS = Set.of("AWS/CloudFront", "AWS/Route53");

    private static final Pattern PROVIDER = Pattern.compile("pulumi:providers:aws::([^:]+)(::.*)?$");

    static final List<Rule> ALL = List.of(
            about("WebAclAssociation", "WAF attaches to no HTTP API", ATTACHES, (graph, node) -> {
                var targets = node.references().getOrDefault("resourceArn", Set.of()).stream()
                        .map(graph::named)
                        .filter(target -> !TAKE_AN_ACL.contains(target.type()))
                        .toList();
                return when(!targets.isEmpty(), "it is attached to %s".formatted(targets));
            }),
            about(
                    "WebAcl",
                    "an ACL for CloudFront is made in us-east-1",
                    CREATE_ACL,
                    (graph, node) -> when(
                            Input.is(node, "scope", "CLOUDFRONT") && isElsewhere(graph, node),
                            "it is in %s".formatted(region(graph, node)))),
            about(
                    "Distribution",
                    "CloudFront takes WAFv2 ACLs by ARN",
                    CREATE_ACL,
                    (graph, node) -> Input.text(node, "webAclId").stream()
                            .filter(acl -> !acl.endsWith(".arn}") && !acl.startsWith("arn:"))
                            .map("webAclId is %s"::formatted)),
            about(
                    "Distribution",
                    "a certificate for CloudFront is in us-east-1",
                    CERTIFICATES,
                    (graph, node) -> certificates(graph, node, "viewerCertificate")
                            .filter(certificate -> isElsewhere(graph, certificate))
                            .map(certificate -> "%s is in %s".formatted(certificate, region(graph, certificate)))),
            about(
                    "DomainName",
                    "a certificate for an HTTP API is in the API's Region",
                    HTTP_DOMAINS,
                    (graph, node) -> certificates(graph, node, "domainNameConfiguration")
                            .filter(certificate -> !region(graph, certificate).equals(region(graph, node)))
                            .map(certificate -> "%s is in %s".formatted(certificate, region(graph, certificate)))),
            about(
                    "DomainName",
                    "nobody speaks less than TLS 1.2",
                    "requirement R11",
                    (graph, node) -> when(
                            !Input.is(node, "domainNameConfiguration.securityPolicy", "TLS_1_2"),
                            "securityPolicy is not TLS_1_2")),
            about(
                    "Distribution",
                    "the page is never sent in clear",
                    "requirement R11",
                    (graph, node) -> Stream.of("defaultCacheBehavior", "orderedCacheBehaviors")
                            .flatMap(behavior -> Input.all(node, behavior + ".viewerProtocolPolicy"))
                            .filter(policy -> policy.equals("allow-all"))
                            .map("viewerProtocolPolicy is %s"::formatted)),
            about(
                    "Distribution",
                    "a certificate of our own speaks TLS 1.2 at least",
                    CERTIFICATES,
                    (graph, node) -> when(
                            Input.text(node, "viewerCertificate.acmCertificateArn")
                                            .isPresent()
                                    && !Input.text(node, "viewerCertificate.minimumProtocolVersion")
                                            .orElse("TLSv1")
                                            .startsWith("TLSv1.2"),
                            "minimumProtocolVersion is not TLSv1.2_2021")),
            about(
                    "MetricAlarm",
                    "CloudFront's and Route 53's metrics are in us-east-1",
                    CLOUDFRONT_METRICS,
                    (graph, node) -> when(
                            GLOBAL_METRICS.contains(node.text("namespace")) && isElsewhere(graph, node),
                            "the alarm is in %s and would never ring".formatted(region(graph, node)))),
            about(
                    "Api",
                    "pages of any origin may not send credentials",
                    CORS,
                    (graph, node) -> when(
                            Input.is(node, "corsConfiguration.allowOrigins", "*")
                                    && Input.is(node, "corsConfiguration.allowCredentials", true),
                            "allowOrigins is * with allowCredentials")),
            about(
                    "Route",
                    "every route but a preflight and what says nothing about packages wants a token and a scope",
                    "requirement T8",
                    (graph, node) -> when(
                            node.type().startsWith("aws:apigatewayv2/")
                                    && !node.text("routeKey").startsWith("OPTIONS ")
                                    && !OPEN.contains(node.text("routeKey"))
                                    && Input.all(node, "authorizationScopes")
                                            .findAny()
                                            .isEmpty(),
                            "%s asks for none".formatted(node.text("routeKey")))),
            about(
                    "Stage",
                    "no client can use up everybody's requests",
                    "requirement T9",
                    (graph, node) -> when(
                            Input.number(node, "defaultRouteSettings.throttlingRateLimit")
                                    .isEmpty(),
                            "throttlingRateLimit is missing")));

    private EdgeRules() {}

    private static Stream<Node> certificates(Graph graph, Node node, String input) {
        return Stream.concat(
                graph.usedBy(node, input, "Certificate").stream(),
                // Through what waits until it is valid.
                graph.usedBy(node, input, "CertificateValidation").stream());
    }

    private static boolean isElsewhere(Graph graph, Node node) {
        return !region(graph, node).equals(VIRGINIA);
    }

    static String region(Graph graph, Node node) {
        return provider(graph, node).map(provider -> provider.text("region")).orElse("an unknown Region");
    }

    /// The one that is named, or the one that is handed down.
    static Optional<Node> provider(Graph graph, Node node) {
        return node.provider()
                .map(PROVIDER::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .flatMap(name -> graph.nodes().stream()
                        .filter(candidate -> candidate.type().equals("pulumi:providers:aws")
                                && candidate.name().equals(name))
                        .findFirst());
    }
}
