package io.whereabouts.local.http;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A token's claims as an HTTP API hands them to a function: each one a text, lists and objects as Go prints them.
final class Claims {
    private Claims() {}

    static Map<String, String> texts(JWTClaimsSet claims) {
        var texts = new LinkedHashMap<String, String>();
        claims.getClaims().forEach((name, value) -> {
            if (value != null) {
                texts.put(name, text(name, value));
            }
        });
        return texts;
    }

    private static String text(String name, Object value) {
        // A single audience is a list only inside the library.
        if (name.equals("aud") && value instanceof Collection<?> audience && audience.size() == 1) {
            return String.valueOf(audience.iterator().next());
        }
        return text(value);
    }

    private static String text(Object value) {
        return switch (value) {
            case Date time -> String.valueOf(time.toInstant().getEpochSecond());
            case Collection<?> list -> list.stream().map(Claims::text).collect(Collectors.joining(" ", "[", "]"));
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
                        .collect(Collectors.joining(" ", "map[", "]"));
            default -> String.valueOf(value);
        };
    }
}
