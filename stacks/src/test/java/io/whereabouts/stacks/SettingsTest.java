package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        "whereabouts:accountID, whereabouts:accountId",
        "whereabouts:allowedOrigin, whereabouts:allowedOrigins",
        "whereabouts:alarmMail, whereabouts:alarmEmail",
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
                .hasMessageContaining("whereabouts:accountId is missing: %s must name its account".formatted(stack));
    }

    @ParameterizedTest
    @CsvSource({
        "whereabouts:accountId, 12345, 'must be twelve digits, in quotes, not ''12345'''",
        "aws:region, Frankfurt, 'must be a Region such as eu-central-1, not ''Frankfurt'''",
        "whereabouts:issuer, http://login.example.com, must be an https URL",
        "whereabouts:alarmEmail, peter, must be an e-mail address",
        "whereabouts:allowedOrigins, https://a.example.com/path, must be origins such as",
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
                        - whereabouts:accountId is missing: prod must name its account, so that it lands in no other
                        - whereabouts:audience says nothing without whereabouts:issuer""");
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
        config.put("whereabouts:accountId", "111111111111");

        assertThat(Settings.of("local", config).issuer())
                .contains(new Settings.Issuer(
                        URI.create("http://127.0.0.1:8090/default"), List.of("web", "scanners"), ""));
        assertThatThrownBy(() -> Settings.of("prod", config)).hasMessageContaining("must be an https URL");
    }

    @Test
    void nothing_is_declared_before_the_settings_are_right() {
        assertThatThrownBy(() -> Graph.of("dev-peter", with("whereabouts:isuer", "x")))
                .isInstanceOf(InvalidSettings.class);
    }

    private static Map<String, String> with(String key, String value) {
        var config = new HashMap<>(LEAST);
        config.put(key, value);
        return config;
    }
}
