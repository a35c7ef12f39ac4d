package io.whereabouts.stacks.components;

import java.util.Locale;

/// One route of the HTTP API.
///
/// @param path with parameters in braces, such as `/packages/{id}`
/// @param scope that the token must have
public record Route(String method, String path, Scope scope) {

    /// As API Gateway writes it.
    String key() {
        return method + " " + path;
    }

    /// In an ARN: API Gateway's Lambda permissions know no parameters, only `*`.
    String arnSuffix() {
        return method + path.replaceAll("\\{[^}]+}", "*");
    }

    /// For names of resources, such as `get-packages-id-history`.
    String slug() {
        return method.toLowerCase(Locale.ROOT) + path.replaceAll("[{}]", "").replace('/', '-');
    }
}
