package io.whereabouts.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which group gives which scope.
record GrantedScopes(List<Grant> grants) {
    /// @param group everybody for `*`
    record Grant(String group, String scope) {}

    /// @param text such as `*=whereabouts/packages:read writers=whereabouts/packages:write`
    static GrantedScopes parse(String text) {
        return new GrantedScopes(
                Stream.of(text.strip().split(" +")).map(GrantedScopes::grant).toList());
    }

    /// Sorted, so that the same groups always give the same token.
    List<String> of(Collection<String> groups) {
        return grants.stream()
                .filter(grant -> grant.group().equals("*") || groups.contains(grant.group()))
                .map(Grant::scope)
                .distinct()
                .sorted()
                .toList();
    }

    /// What was asked for and is ours to give, but not to these groups.
    List<String> refused(Collection<String> asked, Collection<String> groups) {
        Set<String> refused = grants.stream()
                .map(Grant::scope)
                .filter(asked::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        of(groups).forEach(refused::remove);
        return List.copyOf(refused);
    }

    private static Grant grant(String text) {
        var parts = text.split("=", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "SCOPES must be of the form 'group=scope group=scope', not '%s'; correct it in stacks/"
                            .formatted(text));
        }
        return new Grant(parts[0], parts[1]);
    }
}
