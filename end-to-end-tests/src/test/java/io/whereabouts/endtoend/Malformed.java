package io.whereabouts.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.whereabouts.api.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A request of an operation with one thing wrong.
///
/// @param what is wrong, for people
/// @param target as it stands in the request line
/// @param headers beside `host` and `connection`; values go out as they are
/// @param body its bytes, each as one character (ISO 8859-1)
/// @param blamed the field or the parameter that a refusal has to name
/// @param tolerable whether it may be taken: what is wrong is mended or passed over by what stands before us
record Malformed(
        Operation operation,
        String what,
        String method,
        String target,
        Map<String, String> headers,
        String body,
        Optional<String> blamed,
        boolean tolerable) {

    Malformed blaming(String field) {
        return new Malformed(operation, what, method, target, headers, body, Optional.of(field), tolerable);
    }

    Malformed tolerated() {
        return new Malformed(operation, what, method, target, headers, body, blamed, true);
    }

    Malformed with(String wrong, String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Malformed(operation, wrong, method, target, more, body, blamed, tolerable);
    }

    Malformed at(String wrong, String path) {
        return new Malformed(operation, wrong, method, path, headers, body, blamed, tolerable);
    }

    Malformed by(String wrong, String otherMethod) {
        return new Malformed(operation, wrong, otherMethod, target, headers, body, blamed, tolerable);
    }

    Malformed saying(String wrong, byte[] content) {
        return new Malformed(
                operation, wrong, method, target, headers, new String(content, ISO_8859_1), blamed, tolerable);
    }

    /// As it goes over the wire: no client would send all of these.
    byte[] bytes() {
        var head = new StringBuilder(
                "%s %s HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n".formatted(method, target));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!body.isEmpty() && headers.keySet().stream().noneMatch(name -> name.equals("transfer-encoding"))) {
            head.append("content-length: ").append(body.length()).append("\r\n");
        }
        return head.append("\r\n").append(body).toString().getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(operation.key(), what);
    }
}
