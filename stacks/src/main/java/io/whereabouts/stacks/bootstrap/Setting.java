package io.whereabouts.stacks.bootstrap;

import static io.whereabouts.stacks.bootstrap.Account.CENTRAL;
import static io.whereabouts.stacks.bootstrap.Account.MANAGEMENT;
import static io.whereabouts.stacks.bootstrap.Account.PRODUCTION;
import static io.whereabouts.stacks.bootstrap.Account.STAGING;
import static io.whereabouts.stacks.bootstrap.Account.TEST;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The settings that there are, what they look like, and in which accounts they are needed or allowed.
enum Setting {
    REGION("aws:region", "[a-z]{2}(-[a-z]+)+-[0-9]", "a Region such as eu-central-1", everywhere(), nowhere()),
    ACCOUNT_ID("accountId", "[0-9]{12}", "twelve digits, in quotes", everywhere(), nowhere()),
    ALARM_EMAIL("alarmEmail", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "an e-mail address", everywhere(), nowhere()),
    MONTHLY_BUDGET("monthlyBudget", "[1-9][0-9]*", "US dollars a month, in quotes", everywhere(), nowhere()),
    REPOSITORY(
            "repository",
            "[A-Za-z0-9-]+/[A-Za-z0-9._-]+",
            "a repository of GitHub such as atomic/whereabouts",
            EnumSet.of(PRODUCTION, STAGING, TEST),
            nowhere()),
    GITHUB_PROVIDER_ARN(
            "githubProviderArn",
            "arn:aws:iam::[0-9]{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com",
            "the ARN of the account's OIDC provider for token.actions.githubusercontent.com",
            nowhere(),
            EnumSet.of(PRODUCTION, STAGING, TEST)),
    HOSTED_ZONE_ID("hostedZoneId", "Z[A-Z0-9]+", "the id of a hosted zone", nowhere(), EnumSet.of(PRODUCTION, STAGING)),
    SINK_ARN(
            "sinkArn",
            "arn:aws:oam:[a-z0-9-]+:[0-9]{12}:sink/[0-9a-f-]+",
            "the output sinkArn of stack central",
            nowhere(),
            EnumSet.of(PRODUCTION, STAGING, TEST)),
    BACKUP_VAULT_ARN(
            "backupVaultArn",
            "arn:aws:backup:[a-z0-9-]+:[0-9]{12}:backup-vault:[A-Za-z0-9_-]+",
            "the output backupVaultArn of stack central",
            EnumSet.of(PRODUCTION),
            EnumSet.of(STAGING)),
    SOURCE_ACCOUNT_IDS(
            "sourceAccountIds", "[0-9]{12}", "accounts of twelve digits, in quotes", EnumSet.of(CENTRAL), nowhere()),
    BACKUP_DAYS("backupDays", "[1-9][0-9]*", "days, in quotes", EnumSet.of(CENTRAL, PRODUCTION), EnumSet.of(STAGING)),
    VAULT_LOCK_AFTER_DAYS(
            "vaultLockAfterDays",
            "[3-9]|[1-9][0-9]+",
            "three days at least, in quotes",
            nowhere(),
            EnumSet.of(CENTRAL)),
    TARGETS(
            "targets",
            "r-[0-9a-z]+|ou-[0-9a-z-]+|[0-9]{12}",
            "organizational units or accounts",
            EnumSet.of(MANAGEMENT),
            nowhere()),
    ADMINISTRATORS(
            "administrators",
            "arn:aws:iam::\\*:role/[\\w+=,.@/*-]+",
            "a role in every account such as arn:aws:iam::*:role/administrators",
            EnumSet.of(MANAGEMENT),
            nowhere());

    static final String NAMESPACE = "whereabouts-bootstrap:";

    private final String full;
    private final Pattern form;
    private final String wanted;
    /// Names of accounts: sets of them are not immutable, and an enum's fields should be.
    private final String needed;
    private final String allowed;

    Setting(String name, String form, String wanted, Set<Account> needed, Set<Account> allowed) {
        this.full = name.contains(":") ? name : NAMESPACE + name;
        this.form = Pattern.compile(form);
        this.wanted = wanted;
        this.needed = names(needed);
        this.allowed = names(allowed);
    }

    private static Set<Account> everywhere() {
        return EnumSet.allOf(Account.class);
    }

    private static Set<Account> nowhere() {
        return EnumSet.noneOf(Account.class);
    }

    private static String names(Set<Account> accounts) {
        return accounts.stream().map(Setting::nameOf).collect(Collectors.joining());
    }

    private static String nameOf(Account account) {
        return "<%s>".formatted(account);
    }

    static Optional<Setting> of(String full) {
        return Arrays.stream(values())
                .filter(setting -> setting.full.equals(full))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Setting::full).toList();
    }

    String full() {
        return full;
    }

    boolean fits(String value) {
        return form.matcher(value).matches();
    }

    boolean isList() {
        return this == SOURCE_ACCOUNT_IDS || this == TARGETS;
    }

    String wanted() {
        return wanted;
    }

    boolean isNeededIn(Account account) {
        return needed.contains(nameOf(account));
    }

    boolean isAllowedIn(Account account) {
        return isNeededIn(account) || allowed.contains(nameOf(account));
    }
}
