package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.stacks.InvalidSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapSettingsTest {
    @Test
    void an_account_is_one_of_five() {
        assertThatThrownBy(() -> BootstrapSettings.of("production", Accounts.PRODUCTION))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("an account's bootstrap stack cannot be called 'production': it is one of prod, staging,"
                        + " test, central, management");
    }

    @Test
    void what_is_set_is_read() {
        var settings = BootstrapSettings.of("central", Accounts.CENTRAL);

        assertThat(settings.sourceAccountIds()).containsExactly("111111111111", "222222222222");
        assertThat(settings.vaultLockAfterDays()).contains(7);
        assertThat(settings.backupDays()).isEqualTo(365);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountId", "alarmEmail", "monthlyBudget", "repository", "backupVaultArn", "backupDays"})
    void what_production_needs_cannot_be_left_out(String name) {
        var config = new HashMap<>(Accounts.PRODUCTION);
        config.remove(Setting.NAMESPACE + name);

        assertThatThrownBy(() -> BootstrapSettings.of("prod", config))
                .hasMessageStartingWith("the settings of account prod are wrong:\n- %s%s is missing: "
                        .formatted(Setting.NAMESPACE, name));
    }

    @ParameterizedTest
    @CsvSource({
        "acountId, 111111111111, 'there is no setting whereabouts-bootstrap:acountId; the nearest is whereabouts-bootstrap:accountId'",
        "accountId, 1234, 'whereabouts-bootstrap:accountId must be twelve digits, in quotes, not ''1234'''",
        "repository, atomic, 'repository must be a repository of GitHub such as atomic/whereabouts, not ''atomic'''",
        "repository, atomic/*, 'not ''atomic/*'''",
        "githubProviderArn, arn:aws:iam::111111111111:oidc-provider/example.com, 'must be the ARN of the account'",
        "monthlyBudget, 0, 'must be US dollars a month'",
        "hostedZoneId, '*', 'must be the id of a hosted zone'",
        "sourceAccountIds, 222222222222, 'whereabouts-bootstrap:sourceAccountIds says nothing in account prod'",
    })
    void a_wrong_setting_is_an_error_before_any_resource(String name, String value, String problem) {
        assertThatThrownBy(() -> Accounts.graph("prod", Accounts.with(Accounts.PRODUCTION, name, value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_vault_cannot_be_locked_at_once() {
        assertThatThrownBy(() ->
                        BootstrapSettings.of("central", Accounts.with(Accounts.CENTRAL, "vaultLockAfterDays", "2")))
                .hasMessageContaining("vaultLockAfterDays must be three days at least, in quotes, not '2'");
    }

    @Test
    void a_list_that_is_none_is_an_error() {
        assertThatThrownBy(() ->
                        BootstrapSettings.of("central", Accounts.with(Accounts.CENTRAL, "sourceAccountIds", "[{]")))
                .hasMessageContaining("must be accounts of twelve digits");
    }

    @Test
    void staging_that_is_backed_up_says_for_how_long() {
        assertThatThrownBy(() -> BootstrapSettings.of(
                        "staging",
                        Accounts.with(
                                Accounts.DEPLOYED,
                                "backupVaultArn",
                                "arn:aws:backup:eu-central-1:999999999999:backup-vault:v")))
                .hasMessageContaining("backupDays is missing: a vault without it keeps copies for ever");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> BootstrapSettings.of("test", Map.of("whereabouts-bootstrap:repositry", "x")))
                .hasMessage("""
                        the settings of account test are wrong:
                        - there is no setting whereabouts-bootstrap:repositry; the nearest is whereabouts-bootstrap:repository
                        - aws:region is missing: a Region such as eu-central-1
                        - whereabouts-bootstrap:accountId is missing: twelve digits, in quotes
                        - whereabouts-bootstrap:alarmEmail is missing: an e-mail address
                        - whereabouts-bootstrap:monthlyBudget is missing: US dollars a month, in quotes
                        - whereabouts-bootstrap:repository is missing: a repository of GitHub such as atomic/whereabouts""");
    }
}
