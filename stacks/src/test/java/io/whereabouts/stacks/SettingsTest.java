package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.stacks.components.Throughput;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Map<String, String> LEAST = Map.of("aws:region", "eu-central-1");

    @ParameterizedTest
    @CsvSource({
        "prod, PRODUCTION",
        "staging, STAGING",
        "local, EPHEMERAL",
        "dev-peter, EPHEMERAL",
        "dev-peter-2, EPHEMERAL",
        "pr-4711, EPHEMERAL",
    })
    void the_name_says_what_kind_of_stack_it_is(String stack, Environment kind) {
        assertThat(Environment.ofStack(stack)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "production",
                "Prod",
                "stage",
                "dev",
                "dev-",
                "dev-Peter",
                "dev-ä",
                "pr-x",
                "pr-",
                "locally",
                "dev-with-a-name-too-long",
                ""
            })
    void any_other_name_is_an_error(String stack) {
        assertThatThrownBy(() -> Settings.of(stack, LEAST))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("a stack cannot be called '%s': it is prod, staging,".formatted(stack));
    }

    @Test
    void a_stack_of_ones_own_needs_no_settings_but_the_region() {
        assertThat(Settings.of("dev-peter", LEAST).region()).isEqualTo("eu-central-1");
        assertThatThrownBy(() -> Settings.of("dev-peter", Map.of())).hasMessageContaining("aws:region is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "whereabouts:isuer, whereabouts:issuer",
        "aws:allowedAccountIDs, aws:allowedAccountIds",
        "whereabouts:allowedOrigin, whereabouts:allowedOrigins",
        "whereabouts:alarmMail, whereabouts:alarmEmail",
        "whereabouts:apiDomian, whereabouts:apiDomain",
        "whereabouts:restorFrom, whereabouts:restoreFrom",
        "whereabouts:auditLockYear, whereabouts:auditLockYears",
        "aws:regions, aws:region",
    })
    void a_misspelt_key_is_an_error_that_names_the_nearest(String misspelt, String nearest) {
        assertThatThrownBy(() -> Settings.of("dev-peter", with(misspelt, "x")))
                .hasMessage("the settings of stack dev-peter are wrong:\n- there is no setting %s; the nearest is %s"
                        .formatted(misspelt, nearest));
    }

    @Test
    void settings_of_pulumi_itself_are_not_ours_to_judge() {
        assertThat(Settings.of("dev-peter", with("pulumi:tags", "{}")).stack()).isEqualTo("dev-peter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging"})
    void production_and_staging_must_name_their_account(String stack) {
        assertThatThrownBy(() -> Settings.of(stack, LEAST))
                .hasMessageContaining("aws:allowedAccountIds names no account: %s must name its own".formatted(stack));
    }

    @ParameterizedTest
    @CsvSource({
        "aws:allowedAccountIds, 12345, 'must be twelve digits, in quotes, not ''12345'''",
        "aws:region, Frankfurt, 'must be a Region such as eu-central-1, not ''Frankfurt'''",
        "whereabouts:issuer, http://login.example.com, must be an https URL",
        "whereabouts:companyPrefix, 123, must be a GS1 company prefix",
        "whereabouts:alarmEmail, peter, must be an e-mail address",
        "whereabouts:allowedOrigins, https://a.example.com/path, must be origins such as",
        "whereabouts:apiDomain, https://api.example.com, must be a domain name",
        "whereabouts:healthCheck, yes, must be true or false",
        "whereabouts:mostReadUnits, many, 'must be a number from 1 to 1,000,000, not ''many'''",
        "whereabouts:mostWriteUnits, 0, 'must be a number from 1 to 1,000,000, not ''0'''",
        "whereabouts:restoreFrom, events, must be the ARN of a table",
        "whereabouts:restoreMoment, yesterday, must be a moment such as 2026-11-01T09:00:00Z",
        "whereabouts:restoreMoment, 2026-11-01T09:00:00Z, says nothing without whereabouts:restoreFrom",
        "whereabouts:apiZone, Z1, says nothing without whereabouts:apiDomain",
        "whereabouts:web, true, is for production and staging",
        "whereabouts:healthCheck, true, is for production and staging",
        "whereabouts:auditLockMode, COMPLIANCE, is for production and staging",
        "whereabouts:allowedOrigins, '[{]', must be a list of texts",
    })
    void a_value_of_the_wrong_form_is_an_error(String key, String value, String problem) {
        assertThatThrownBy(() -> Settings.of("dev-peter", with(key, value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(key + " " + problem);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> Settings.of("prod", Map.of("whereabouts:isuer", "x", "whereabouts:audience", "x")))
                .hasMessage("""
                        the settings of stack prod are wrong:
                        - there is no setting whereabouts:isuer; the nearest is whereabouts:issuer
                        - aws:region is missing: without it, the shell's default would decide
                        - aws:allowedAccountIds names no account: prod must name its own, so that it lands in no other
                        - whereabouts:audience says nothing without whereabouts:issuer
                        - whereabouts:auditLockMode is missing: it decides whether anybody may ever delete of the audit log
                        - whereabouts:auditLockYears is missing: it decides for how long nobody may delete of the audit log""");
    }

    @Test
    void an_issuer_needs_an_audience() {
        assertThatThrownBy(() -> Settings.of("dev-peter", with("whereabouts:issuer", "https://login.example.com")))
                .hasMessageContaining("whereabouts:audience is missing: any token of the issuer would be taken");
    }

    @Test
    void an_issuer_on_this_machine_may_be_without_tls_in_an_ephemeral_stack_only() {
        var config = new HashMap<>(LEAST);
        config.put("whereabouts:issuer", "http://127.0.0.1:8090/default");
        config.put("whereabouts:audience", "[\"web\", \"scanners\"]");
        config.put("aws:allowedAccountIds", "[\"111111111111\"]");

        assertThat(Settings.of("local", config).issuer())
                .contains(new Settings.Issuer(
                        URI.create("http://127.0.0.1:8090/default"), List.of("web", "scanners"), ""));
        assertThatThrownBy(() -> Settings.of("prod", config)).hasMessageContaining("must be an https URL");
    }

    @ParameterizedTest
    @CsvSource({
        "whereabouts:auditLockMode, FOREVER, must be GOVERNANCE or COMPLIANCE",
        "whereabouts:auditLockYears, 0, must be a number from 1 to 100",
        "whereabouts:apiDomain, api.example.com, 'whereabouts:apiZone is missing: the name''s records are made there'",
        "whereabouts:webCertificate, arn:aws:acm:eu-central-1:111111111111:certificate/1, must be the ARN of a certificate in us-east-1",
        "whereabouts:restoreFrom, arn:aws:dynamodb:eu-central-1:222222222222:table/events, whereabouts:restoreFrom is in another account",
    })
    void what_production_says_must_fit_together(String key, String value, String problem) {
        var config = new HashMap<>(Graph.PRODUCTION_SETTINGS);
        config.put(key, value);

        assertThatThrownBy(() -> Settings.of("prod", config)).hasMessageContaining(problem);
    }

    @Test
    void staging_has_the_page_and_a_lock_only_if_it_says_so() {
        var settings = Settings.of(
                "staging",
                Map.of(
                        "aws:region", "eu-central-1",
                        "aws:allowedAccountIds", "111111111111",
                        "whereabouts:web", "false",
                        "whereabouts:mostWriteUnits", "500"));

        assertThat(settings.web()).isEmpty();
        assertThat(settings.auditLock()).isEmpty();
        assertThat(settings.healthCheck()).isTrue();
        assertThat(settings.tables()).isEqualTo(new Throughput(10_000, 500));
    }

    @Test
    void the_pages_own_name_may_call_the_api() {
        var config = new HashMap<>(Graph.PRODUCTION_SETTINGS);
        config.put("whereabouts:webDomain", "packages.example.com");
        config.put("whereabouts:webZone", "Z1");
        config.put("whereabouts:allowedOrigins", "https://other.example.com");

        assertThat(Settings.of("prod", config).allowedOrigins())
                .containsExactly("https://other.example.com", "https://packages.example.com");
    }

    @Test
    void nothing_is_declared_before_the_settings_are_right() {
        assertThatThrownBy(() -> Graph.of("dev-peter", with("whereabouts:isuer", "x")))
                .isInstanceOf(InvalidSettings.class);
    }

    @Test
    void a_generation_is_not_built_beside_itself() {
        var settings = new HashMap<>(with("whereabouts:auditGeneration", "2"));
        settings.put("whereabouts:auditBeside", "2");
        assertThatThrownBy(() -> Settings.of("dev-peter", settings))
                .hasMessageContaining("whereabouts:auditBeside is the generation that is asked already");
        assertThatThrownBy(() -> Settings.of("dev-peter", with("whereabouts:locationsBeside", "1")))
                .hasMessageContaining("whereabouts:locationsBeside is the generation that is asked already");
    }

    private static Map<String, String> with(String key, String value) {
        var config = new HashMap<>(LEAST);
        config.put(key, value);
        return config;
    }
}
