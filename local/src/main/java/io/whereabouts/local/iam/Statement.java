package io.whereabouts.local.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One statement of a policy.
///
/// @param principals empty in a role's own policy
/// @param resources patterns of ARNs
record Statement(
        boolean allows,
        Optional<Principals> principals,
        List<String> actions,
        List<String> resources,
        List<Condition> conditions) {

    /// The action and the resource as written, of the first of each that covers the access.
    record Match(String action, String resource) {}

    Optional<Match> match(Caller caller, Access access, Map<String, String> context) {
        if (principals.isPresent() && !principals.get().include(caller)) {
            return Optional.empty();
        }
        var action = actions.stream()
                .filter(pattern -> Wildcards.matches(
                        pattern.toLowerCase(Locale.ROOT), access.action().toLowerCase(Locale.ROOT)))
                .findFirst();
        var resource = resources.stream()
                .filter(pattern -> Wildcards.matchesArn(pattern, access.resource()))
                .findFirst();
        return action.isPresent()
                        && resource.isPresent()
                        && conditions.stream().allMatch(condition -> condition.holds(context))
                ? Optional.of(new Match(action.get(), resource.get()))
                : Optional.empty();
    }

    String onlyIf() {
        return conditions.stream().map(Condition::text).sorted().collect(Collectors.joining(", "));
    }

    Statement without(String action) {
        return new Statement(
                allows,
                principals,
                actions.stream().filter(it -> !it.equals(action)).toList(),
                resources,
                conditions);
    }
}
