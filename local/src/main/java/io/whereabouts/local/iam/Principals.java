package io.whereabouts.local.iam;

import java.util.List;

/// Who a statement of a resource's policy is about.
///
/// @param kind `*`, `AWS` or `Service`
record Principals(String kind, List<String> names) {

    boolean include(Caller caller) {
        return kind.equals("*")
                || switch (caller) {
                    case Caller.Role role -> kind.equals("AWS") && (names.contains("*") || names.contains(role.arn()));
                    case Caller.Service service -> kind.equals("Service") && names.contains(service.name());
                };
    }
}
