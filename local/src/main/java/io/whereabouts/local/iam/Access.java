package io.whereabouts.local.iam;

import java.util.Map;

/// What somebody asks to do.
///
/// @param action such as `dynamodb:PutItem`
/// @param resource ARN
/// @param context what the request tells beside, by condition key in lower case
public record Access(String action, String resource, Map<String, String> context) {

    public static Access to(String action, String resource) {
        return new Access(action, resource, Map.of());
    }
}
