package io.whereabouts.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request's head, as far as the gateway looks at it.
///
/// @param headers names in lower case, several values joined by a comma
record Request(String method, URI uri, String protocol, String sourceIp, Map<String, String> headers) {
    static Request of(HttpExchange exchange) {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getProtocol(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String rawPath() {
        return Optional.ofNullable(uri.getRawPath())
                .filter(path -> !path.isEmpty())
                .orElse("/");
    }

    String rawQuery() {
        return Optional.ofNullable(uri.getRawQuery()).orElse("");
    }

    /// The request line and the values of all headers together, which AWS limits.
    int headSize() {
        var line = method.length() + uri.toString().length() + protocol.length() + 2;
        return line + headers.values().stream().mapToInt(String::length).sum();
    }

    /// In the order in which they come; the values of a repeated one joined by a comma.
    Map<String, String> queryParameters() {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair :
                rawQuery().isEmpty() ? List.<String>of() : List.of(rawQuery().split("&", -1))) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                parameters.merge(
                        PercentCoding.decodeQuery(parts[0]),
                        parts.length == 2 ? PercentCoding.decodeQuery(parts[1]) : "",
                        (first, second) -> first + "," + second);
            }
        }
        return parameters;
    }

    List<String> cookies() {
        return header("cookie")
                .map(cookies -> List.of(cookies.split("[;,]\\s*", -1)))
                .orElse(List.of());
    }
}
