package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the world sees: names, certificates, limits, the page, and what watches them (R6, R11).
class FrontTest {
    private static final Graph NAMED = Graph.of("prod", named());
    private static final Graph UNNAMED = Graph.of("prod", Graph.PRODUCTION_SETTINGS);

    private static Map<String, String> named() {
        var settings = new HashMap<>(Graph.PRODUCTION_SETTINGS);
        settings.put("whereabouts:apiDomain", "api.packages.example.com");
        settings.put("whereabouts:apiZone", "Z0API");
        settings.put("whereabouts:webDomain", "packages.example.com");
        settings.put("whereabouts:webZone", "Z0WEB");
        settings.put("whereabouts:webCertificate", "arn:aws:acm:us-east-1:111111111111:certificate/12ab");
        return settings;
    }

    @Test
    void an_api_with_a_name_answers_to_that_name_alone() {
        assertThat(NAMED.one("Api", "api").inputs()).containsEntry("disableExecuteApiEndpoint", true);
        assertThat(NAMED.outputs()).containsEntry("apiUrl", "https://api.packages.example.com");
        var name = NAMED.one("DomainName", "api-domain");
        assertThat(name.inputs()).containsEntry("domainName", "api.packages.example.com");
        assertThat(name.text("domainNameConfiguration")).contains("endpointType=REGIONAL", "securityPolicy=TLS_1_2");
        assertThat(NAMED.usedBy(name, "domainNameConfiguration", "CertificateValidation"))
                .extracting(Graph.Node::name)
                .containsExactly("api-domain-certificate");
        assertThat(NAMED.one("ApiMapping", "api-domain").inputs())
                .containsEntry("apiId", "${Api/api.id}")
                .containsEntry("stage", "${Stage/api.id}");
        assertThat(NAMED.one("Record", "api-domain").inputs())
                .containsEntry("zoneId", "Z0API")
                .containsEntry("name", "api.packages.example.com");
        assertThat(UNNAMED.one("Api", "api").inputs()).containsEntry("disableExecuteApiEndpoint", false);
        assertThat(UNNAMED.all("DomainName")).isEmpty();
    }

    @Test
    void a_certificate_of_ones_own_is_taken_and_another_is_proven_in_the_zone() {
        assertThat(NAMED.all("Certificate")).extracting(Graph.Node::type).contains("aws:acm/certificate:Certificate");
        assertThat(NAMED.one("Record", "api-domain-certificate").inputs())
                .containsEntry("zoneId", "Z0API")
                .containsEntry("type", "CNAME")
                .containsEntry("name", "_proof.example.com");
        assertThat(NAMED.all("CertificateValidation"))
                .extracting(Graph.Node::name)
                .containsExactly("api-domain-certificate");
        assertThat(NAMED.one("Distribution", "web").text("viewerCertificate"))
                .contains("acmCertificateArn=arn:aws:acm:us-east-1:111111111111:certificate/12ab")
                .contains("minimumProtocolVersion=TLSv1.2_2021");
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void every_route_has_a_limit_of_its_own(Graph graph) {
        var stage = graph.one("Stage", "api");

        assertThat(limits(stage).stream().map(limit -> limit.get("routeKey")).map(String::valueOf))
                .containsExactlyInAnyOrderElementsOf(graph.all("Route").stream()
                        .map(route -> route.text("routeKey"))
                        .toList());
        assertThat(stage.dependencies())
                .containsAll(graph.all("Route").stream().map(Graph.Node::urn).toList());
    }

    @ParameterizedTest
    @CsvSource({"POST /scans, 10000, 5000", "GET /packages, 2000, 1000", "GET /health, 100, 50"})
    void a_dear_route_leaves_room_for_scans(String route, double rate, double burst) {
        var stage = UNNAMED.one("Stage", "api");

        assertThat(limits(stage))
                .filteredOn(limit -> route.equals(limit.get("routeKey")))
                .singleElement()
                .satisfies(limit -> {
                    assertThat(limit.get("throttlingRateLimit")).isEqualTo(rate);
                    assertThat(limit.get("throttlingBurstLimit")).isEqualTo(burst);
                });
    }

    private static List<Map<?, ?>> limits(Graph.Node stage) {
        return ((List<?>) stage.inputs().getOrDefault("routeSettings", List.of()))
                .stream().<Map<?, ?>>map(Map.class::cast).toList();
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void every_request_leaves_a_line_with_its_id(Graph graph) {
        var settings = (Map<?, ?>) graph.one("Stage", "api").inputs().getOrDefault("accessLogSettings", Map.of());
        var line =
                JsonParser.parseString(String.valueOf(settings.get("format"))).getAsJsonObject();

        assertThat(line.get("requestId").getAsString()).isEqualTo("$context.requestId");
        assertThat(line.keySet()).contains("subject", "route", "status", "milliseconds", "error");
    }

    @Test
    void the_page_is_read_by_its_distribution_alone_and_behind_a_firewall() {
        var distribution = UNNAMED.one("Distribution", "web");

        assertThat(distribution.text("origins")).contains("${OriginAccessControl/web.id}");
        assertThat(distribution.text("defaultCacheBehavior")).contains("viewerProtocolPolicy=redirect-to-https");
        assertThat(distribution.inputs()).containsEntry("webAclId", "${WebAcl/web-firewall.arn}");
        assertThat(UNNAMED.one("BucketPolicy", "web").text("policy"))
                .contains("{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudfront.amazonaws.com\"},"
                        + "\"Action\":\"s3:GetObject\",\"Resource\":\"${BucketV2/web.arn}/*\",\"Condition\":"
                        + "{\"StringEquals\":{\"aws:SourceArn\":\"${Distribution/web.arn}\"}}}");
        assertThat(UNNAMED.one("ResponseHeadersPolicy", "web").text("securityHeadersConfig"))
                .contains("default-src 'none'", "${Api/api.apiEndpoint}", "frameOption=DENY", "6.3072E7");
    }

    @Test
    void there_is_something_to_find_until_the_page_is_deployed_and_what_is_deployed_stays() {
        var page = UNNAMED.one("BucketObjectv2", "web");

        assertThat(page.inputs()).containsEntry("key", "index.html");
        assertThat(page.text("content"))
                .contains(UNNAMED.one("HealthCheck", "web-health").text("searchString"));
        assertThat(page.ignored()).contains("content", "etag");
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#kept")
    void what_only_us_east_1_has_is_there(Graph graph) {
        assertThat(graph.one("aws", "aws-us-east-1").inputs()).containsEntry("region", "us-east-1");
        assertThat(graph.nodes())
                .filteredOn(node -> List.of("WebAcl", "HealthCheck").contains(node.shortType())
                        || node.text("namespace").equals("AWS/Route53")
                        || node.toString().equals("Topic/health-alarms"))
                .hasSize(6)
                .allSatisfy(node -> assertThat(node.provider())
                        .hasValueSatisfying(provider -> assertThat(provider).contains("aws-us-east-1")));
        assertThat(graph.one("WebAcl", "web-firewall").inputs()).containsEntry("scope", "CLOUDFRONT");
    }

    @Test
    void the_page_and_the_api_are_asked_from_outside_and_must_answer_with_their_text() {
        assertThat(NAMED.all("HealthCheck"))
                .allSatisfy(check -> assertThat(check.inputs())
                        .containsEntry("type", "HTTPS_STR_MATCH")
                        .containsEntry("port", 443.0))
                .extracting(check ->
                        "%s%s %s".formatted(check.text("fqdn"), check.text("resourcePath"), check.text("searchString")))
                .containsExactlyInAnyOrder(
                        "api.packages.example.com/health \"status\":\"ok\"", "packages.example.com/ Whereabouts");
        assertThat(NAMED.one("MetricAlarm", "api-health").inputs())
                .containsEntry("treatMissingData", "breaching")
                .containsEntry("dimensions", Map.of("HealthCheckId", "${HealthCheck/api-health.id}"));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#disposable")
    void an_ephemeral_stack_has_nothing_of_it(Graph graph) {
        assertThat(graph.nodes())
                .noneMatch(node -> List.of("Distribution", "WebAcl", "HealthCheck", "DomainName", "Record")
                        .contains(node.shortType()));
        assertThat(graph.all("aws")).hasSize(1);
    }
}
