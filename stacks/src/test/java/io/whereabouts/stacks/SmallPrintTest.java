package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is exposed to the world, to the letter: a slip here shows nowhere else.
class SmallPrintTest {
    private static final Graph PRODUCTION = Graph.of("prod", Graph.NAMED_SETTINGS);

    @Test
    void machines_get_tokens_for_their_secret_alone_and_people_for_a_code() {
        assertThat(PRODUCTION.all("UserPoolClient"))
                .hasSize(4)
                .allSatisfy(client -> assertThat(client.inputs())
                        .containsEntry(
                                "allowedOauthFlows",
                                client.name().equals("people") ? List.of("code") : List.of("client_credentials")));
        assertThat(PRODUCTION.one("UserPoolClient", "people").inputs())
                .containsEntry("preventUserExistenceErrors", "ENABLED")
                .containsEntry("explicitAuthFlows", List.of("ALLOW_REFRESH_TOKEN_AUTH"));
    }

    @Test
    void a_person_can_have_a_second_factor_and_a_long_password() {
        assertThat(PRODUCTION.one("UserPool", "tokens").inputs())
                .containsEntry("mfaConfiguration", "OPTIONAL")
                .containsEntry("softwareTokenMfaConfiguration", Map.of("enabled", true))
                .containsEntry("passwordPolicy", Map.of("minimumLength", 14.0, "temporaryPasswordValidityDays", 3.0));
    }

    @Test
    void the_pages_bucket_is_asked_with_signed_requests_and_a_refusal_is_not_turned_into_the_page() {
        assertThat(PRODUCTION.one("OriginAccessControl", "web").inputs())
                .containsEntry("signingBehavior", "always")
                .containsEntry("signingProtocol", "sigv4");
        assertThat(PRODUCTION.one("Distribution", "web").text("customErrorResponses"))
                .isEqualTo("[{errorCode=404.0, responseCode=200.0, responsePagePath=/index.html}]");
    }

    @Test
    void the_page_runs_nothing_but_its_own_scripts_and_nobody_frames_it() {
        assertThat(PRODUCTION.one("ResponseHeadersPolicy", "web").text("securityHeadersConfig"))
                .contains(
                        "default-src 'none'; script-src 'self'; style-src 'self';",
                        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                        "frameOption=DENY",
                        "contentTypeOptions={override=true}",
                        "referrerPolicy=no-referrer");
    }

    @Test
    void the_firewall_blocks_by_rate_and_by_three_lists_of_AWS() {
        assertThat(PRODUCTION.one("WebAcl", "web-firewall").text("rules"))
                .contains(
                        "rateBasedStatement={aggregateKeyType=IP, limit=100000.0}",
                        "action={block={}}",
                        "managedRuleGroupStatement={name=AWSManagedRulesAmazonIpReputationList, vendorName=AWS}",
                        "managedRuleGroupStatement={name=AWSManagedRulesCommonRuleSet, vendorName=AWS}",
                        "managedRuleGroupStatement={name=AWSManagedRulesKnownBadInputsRuleSet, vendorName=AWS}")
                .doesNotContain("count={}");
    }

    @ParameterizedTest
    @CsvSource({"api-domain-certificate, ''", "web-certificate, us-east-1"})
    void a_certificate_is_proven_by_DNS_and_waited_for(String name, String region) {
        var certificate = PRODUCTION.named(PRODUCTION.nodes().stream()
                .filter(node -> node.type().startsWith("aws:acm/certificate:")
                        && node.name().equals(name))
                .map(Graph.Node::urn)
                .findFirst()
                .orElseThrow());
        assertThat(certificate.inputs()).containsEntry("validationMethod", "DNS");
        assertThat(certificate.provider())
                .hasValueSatisfying(it -> assertThat(it).contains("::aws" + (region.isEmpty() ? "::" : "-" + region)));
        assertThat(PRODUCTION.one("CertificateValidation", name).inputs())
                .containsEntry("certificateArn", "${Certificate/%s.arn}".formatted(name));
    }

    @Test
    void who_does_not_answer_from_outside_is_told_of_within_minutes() {
        assertThat(PRODUCTION.all("HealthCheck"))
                .hasSize(2)
                .allSatisfy(check -> assertThat(check.inputs())
                        .containsEntry("requestInterval", 30.0)
                        .containsEntry("failureThreshold", 3.0)
                        .containsEntry("enableSni", true));
        assertThat(PRODUCTION.one("MetricAlarm", "api-health").inputs())
                .containsEntry("metricName", "HealthCheckStatus")
                .containsEntry("statistic", "Minimum")
                .containsEntry("comparisonOperator", "LessThanThreshold")
                .containsEntry("threshold", 1.0)
                .containsEntry("period", 60.0)
                .containsEntry("evaluationPeriods", 2.0);
    }

    @Test
    void a_browser_gets_and_puts_pictures_from_our_page_alone() {
        assertThat(PRODUCTION.one("BucketCorsConfigurationV2", "pictures").text("corsRules"))
                .isEqualTo("[{allowedHeaders=[content-type, if-none-match, x-amz-*], allowedMethods=[GET, PUT],"
                        + " allowedOrigins=[https://packages.example.com], maxAgeSeconds=3600.0}]");
    }

    @ParameterizedTest
    @CsvSource({"auditLockYears, 10", "auditLockMode, GOVERNANCE"})
    void half_a_lock_is_an_error_in_staging_too(String name, String value) {
        assertThatThrownBy(() -> Settings.of(
                        "staging",
                        Map.of(
                                "aws:region",
                                "eu-central-1",
                                "aws:allowedAccountIds",
                                "[\"111111111111\"]",
                                "whereabouts:" + name,
                                value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("auditLock");
    }
}
