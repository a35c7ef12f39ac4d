package io.whereabouts.stacks;

import java.util.Arrays;
import java.util.Optional;

/// The settings that there are.
enum Key {
    REGION("aws:region"),
    ACCOUNT_ID("whereabouts:accountId"),
    ISSUER("whereabouts:issuer"),
    AUDIENCE("whereabouts:audience"),
    SCOPE_PREFIX("whereabouts:scopePrefix"),
    ALLOWED_ORIGINS("whereabouts:allowedOrigins"),
    ALARM_EMAIL("whereabouts:alarmEmail");

    private final String full;

    Key(String full) {
        this.full = full;
    }

    String full() {
        return full;
    }

    static Optional<Key> of(String full) {
        return Arrays.stream(values()).filter(key -> key.full.equals(full)).findFirst();
    }

    static Key nearestTo(String full) {
        var nearest = Nearest.to(full, Arrays.stream(values()).map(Key::full).toList());
        return of(nearest).orElseThrow();
    }
}
