package io.whereabouts.stacks.bootstrap;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import io.whereabouts.stacks.InvalidSettings;
import io.whereabouts.stacks.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Everything that can be set about an account, read once and checked before the first resource.
///
/// @param accountId the only account that this may be deployed to
/// @param monthlyBudget US dollars
/// @param repository `owner/name`; empty where nothing is deployed from GitHub
/// @param githubProviderArn of the OIDC provider that the account has already; an account has one at most
/// @param backupDays how long a copy of the events is kept
/// @param vaultLockAfterDays from when on nobody, AWS included, can shorten that; without it an administrator can
/// @param targets of the guard rails
/// @param administrators the role that the guard rails leave alone
record BootstrapSettings(
        Account account,
        String accountId,
        String region,
        String alarmEmail,
        String monthlyBudget,
        String repository,
        Optional<String> githubProviderArn,
        Optional<String> hostedZoneId,
        Optional<String> sinkArn,
        Optional<String> backupVaultArn,
        List<String> sourceAccountIds,
        int backupDays,
        Optional<Integer> vaultLockAfterDays,
        List<String> targets,
        String administrators) {

    /// @param config all of the stack's configuration, by full key
    static BootstrapSettings of(String stack, Map<String, String> config) {
        var account = Account.of(stack);
        var problems = new ArrayList<String>();
        var values = new EnumMap<Setting, List<String>>(Setting.class);
        new TreeMap<>(config).forEach((key, value) -> {
            if (key.startsWith("aws:") || key.startsWith(Setting.NAMESPACE)) {
                read(key, value, account, values, problems);
            }
        });
        for (var setting : Setting.values()) {
            if (setting.isNeededIn(account) && !config.containsKey(setting.full())) {
                problems.add("%s is missing: %s".formatted(setting.full(), setting.wanted()));
            }
        }
        if (values.containsKey(Setting.BACKUP_VAULT_ARN)
                && !values.containsKey(Setting.BACKUP_DAYS)
                && !Setting.BACKUP_DAYS.isNeededIn(account)) {
            problems.add(
                    "%s is missing: a vault without it keeps copies for ever".formatted(Setting.BACKUP_DAYS.full()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(
                    "the settings of account %s are wrong:\n- %s".formatted(stack, String.join("\n- ", problems)));
        }
        return of(account, values);
    }

    private static BootstrapSettings of(Account account, Map<Setting, List<String>> values) {
        return new BootstrapSettings(
                account,
                text(values, Setting.ACCOUNT_ID).orElseThrow(),
                text(values, Setting.REGION).orElseThrow(),
                text(values, Setting.ALARM_EMAIL).orElseThrow(),
                text(values, Setting.MONTHLY_BUDGET).orElseThrow(),
                text(values, Setting.REPOSITORY).orElse(""),
                text(values, Setting.GITHUB_PROVIDER_ARN),
                text(values, Setting.HOSTED_ZONE_ID),
                text(values, Setting.SINK_ARN),
                text(values, Setting.BACKUP_VAULT_ARN),
                values.getOrDefault(Setting.SOURCE_ACCOUNT_IDS, List.of()),
                text(values, Setting.BACKUP_DAYS).map(Integer::valueOf).orElse(0),
                text(values, Setting.VAULT_LOCK_AFTER_DAYS).map(Integer::valueOf),
                values.getOrDefault(Setting.TARGETS, List.of()),
                text(values, Setting.ADMINISTRATORS).orElse(""));
    }

    private static Optional<String> text(Map<Setting, List<String>> values, Setting setting) {
        return Optional.ofNullable(values.get(setting)).map(List::getFirst);
    }

    private static void read(
            String key, String value, Account account, Map<Setting, List<String>> values, List<String> problems) {
        var known = Setting.of(key);
        if (known.isEmpty()) {
            problems.add("there is no setting %s; the nearest is %s".formatted(key, Nearest.to(key, Setting.names())));
            return;
        }
        var setting = known.get();
        if (!setting.isAllowedIn(account)) {
            problems.add("%s says nothing in account %s".formatted(key, account.stackName()));
        }
        var texts = setting.isList() ? split(value) : List.of(value);
        var wrong = texts.stream().filter(text -> !setting.fits(text)).findFirst();
        wrong.ifPresentOrElse(
                text -> problems.add("%s must be %s, not '%s'".formatted(key, setting.wanted(), text)),
                () -> values.put(setting, texts));
    }

    /// A YAML list, which arrives as JSON, or one text with commas.
    private static List<String> split(String value) {
        if (value.startsWith("[")) {
            try {
                return JsonParser.parseString(value).getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList();
            } catch (JsonSyntaxException | IllegalStateException | UnsupportedOperationException notAListOfTexts) {
                return List.of(value);
            }
        }
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    Scope scope(String stack) {
        return new Scope(accountId, region, stack);
    }
}
