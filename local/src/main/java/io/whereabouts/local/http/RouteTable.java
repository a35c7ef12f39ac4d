package io.whereabouts.local.http;

import io.whereabouts.local.deployment.Deployment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which route a request takes. The most specific one wins: more literal segments first, then a named method before
/// `ANY`; `$default` takes what is left.
final class RouteTable {
    /// @param parameters of the path, decoded
    record Match(Deployment.Route route, Map<String, String> parameters) {}

    private record Pattern(Deployment.Route route, String method, List<String> segments) {
        static Pattern of(Deployment.Route route) {
            var parts = route.key().split(" ", 2);
            return new Pattern(route, parts[0], List.of(parts[1].split("/", -1)));
        }

        long variables() {
            return segments.stream().filter(Pattern::isVariable).count();
        }

        boolean anyMethod() {
            return method.equals("ANY");
        }

        static boolean isVariable(String segment) {
            return segment.startsWith("{") && segment.endsWith("}");
        }

        Optional<Match> match(String requestMethod, List<String> path) {
            if ((!anyMethod() && !method.equals(requestMethod)) || path.size() != segments.size()) {
                return Optional.empty();
            }
            var parameters = new LinkedHashMap<String, String>();
            for (var i = 0; i < path.size(); i++) {
                var segment = segments.get(i);
                if (isVariable(segment) && !path.get(i).isEmpty()) {
                    parameters.put(segment.substring(1, segment.length() - 1), PercentCoding.decode(path.get(i)));
                } else if (!segment.equals(PercentCoding.decode(path.get(i)))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(route, parameters));
        }
    }

    private final List<Pattern> patterns = new ArrayList<>();
    private final Optional<Deployment.Route> fallback;

    RouteTable(List<Deployment.Route> routes) {
        routes.stream()
                .filter(route -> !route.key().equals("$default"))
                .map(Pattern::of)
                .sorted(Comparator.comparingLong(Pattern::variables).thenComparing(Pattern::anyMethod))
                .forEach(patterns::add);
        fallback =
                routes.stream().filter(route -> route.key().equals("$default")).findFirst();
    }

    /// @param rawPath as sent; it is split before it is decoded, so `%2F` is part of a segment
    Optional<Match> match(String method, String rawPath) {
        var path = List.of(rawPath.split("/", -1));
        return patterns.stream()
                .flatMap(pattern -> pattern.match(method, path).stream())
                .findFirst()
                .or(() -> fallback.map(route -> new Match(route, Map.of())));
    }
}
