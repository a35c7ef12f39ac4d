package io.whereabouts.stacks.components;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One route of the HTTP API.
///
/// @param path with parameters in braces, such as `/packages/{id}`
/// @param scope that the token must have; without one no token is asked for
/// @param percent of the API's limit that it may take, so that dear requests do not crowd out scans
public record Route(String method, String path, Optional<Scope> scope, int percent) {

    public Route(String method, String path, Scope scope) {
        this(method, path, Optional.of(scope), 100);
    }

    /// For what says nothing about packages.
    public static Route open(String method, String path) {
        return new Route(method, path, Optional.empty(), 100);
    }

    public Route upTo(int percentOfTheApis) {
        return new Route(method, path, scope, percentOfTheApis);
    }

    /// As API Gateway writes it.
    String key() {
        return method + " " + path;
    }

    /// In an ARN: API Gateway's Lambda permissions know no parameters, only `*`.
    String arnSuffix() {
        return method + path.replaceAll("\\{[^}]+}", "*");
    }

    /// Whether its permission is good for the other as well: a `*` of an ARN stands for slashes, too (IAM, ArnLike).
    boolean covers(Route other) {
        var form =
                Arrays.stream(arnSuffix().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(form, other.arnSuffix());
    }

    /// For names of resources, such as `get-packages-id-history`.
    String slug() {
        return method.toLowerCase(Locale.ROOT) + path.replaceAll("[{}]", "").replace('/', '-');
    }
}
