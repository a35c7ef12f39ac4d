package io.whereabouts.local.http;

import io.whereabouts.local.deployment.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cross-origin requests as an HTTP API with `corsConfiguration` treats them: it answers each preflight by itself
/// and ignores what the function says about CORS.
final class Cors {
    private final Deployment.Cors settings;

    Cors(Deployment.Cors settings) {
        this.settings = settings;
    }

    Answer preflight(String origin) {
        var headers = new ArrayList<Answer.Header>();
        allowed(origin).ifPresent(allowed -> {
            headers.add(new Answer.Header("access-control-allow-origin", allowed));
            list(headers, "access-control-allow-methods", settings.allowMethods());
            list(headers, "access-control-allow-headers", settings.allowHeaders());
            list(headers, "access-control-expose-headers", settings.exposeHeaders());
            headers.add(new Answer.Header(
                    "access-control-max-age", String.valueOf(settings.maxAge().toSeconds())));
        });
        return new Answer(204, headers, new byte[0]);
    }

    Answer apply(Answer answer, String origin) {
        var headers = new ArrayList<>(answer.headers());
        headers.removeIf(header -> header.name().startsWith("access-control-"));
        allowed(origin).ifPresent(allowed -> {
            headers.add(new Answer.Header("access-control-allow-origin", allowed));
            list(headers, "access-control-expose-headers", settings.exposeHeaders());
        });
        return new Answer(answer.status(), headers, answer.body());
    }

    private Optional<String> allowed(String origin) {
        if (settings.allowOrigins().contains("*")) {
            return Optional.of("*");
        }
        return settings.allowOrigins().stream()
                .filter(allowed -> allowed.equalsIgnoreCase(origin)
                        || (allowed.endsWith("://*") && origin.startsWith(allowed.substring(0, allowed.length() - 1))))
                .findFirst()
                .map(allowed -> origin);
    }

    private static void list(List<Answer.Header> headers, String name, List<String> values) {
        if (!values.isEmpty()) {
            headers.add(new Answer.Header(name, String.join(",", values)));
        }
    }
}
