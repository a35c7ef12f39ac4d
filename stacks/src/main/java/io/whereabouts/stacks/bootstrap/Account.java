package io.whereabouts.stacks.bootstrap;

import io.whereabouts.stacks.InvalidSettings;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What an AWS account is for; the name of the bootstrap program's stack says so.
enum Account {
    /// The stack `prod`, and nothing else.
    PRODUCTION("prod", "production"),
    /// The stack `staging`, and the previews of it.
    STAGING("staging", "staging"),
    /// Everybody's own stacks, and those of pull requests.
    TEST("test", "live-preview"),
    /// What outlives the others: copies of backups; logs and metrics in one place.
    CENTRAL("central", ""),
    /// The organisation's: guard rails for all the others.
    MANAGEMENT("management", "");

    private final String stackName;
    private final String environment;

    Account(String stackName, String environment) {
        this.stackName = stackName;
        this.environment = environment;
    }

    static Account of(String stack) {
        return Arrays.stream(values())
                .filter(account -> account.stackName.equals(stack))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidSettings("an account's bootstrap stack cannot be called '%s': it is one of %s"
                                .formatted(
                                        stack,
                                        Arrays.stream(values())
                                                .map(Account::stackName)
                                                .collect(Collectors.joining(", ")))));
    }

    String stackName() {
        return stackName;
    }

    /// GitHub's environment whose jobs deploy here.
    String environment() {
        return environment;
    }

    boolean hasStacks() {
        return !environment.isEmpty();
    }
}
