package io.whereabouts.stacks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// The settings that there are.
enum Key {
    REGION("aws:region"),
    ACCOUNT_ID("whereabouts:accountId"),
    ISSUER("whereabouts:issuer"),
    AUDIENCE("whereabouts:audience"),
    SCOPE_PREFIX("whereabouts:scopePrefix"),
    ALLOWED_ORIGINS("whereabouts:allowedOrigins"),
    ALARM_EMAIL("whereabouts:alarmEmail"),
    API_DOMAIN("whereabouts:apiDomain"),
    API_ZONE("whereabouts:apiZone"),
    API_CERTIFICATE("whereabouts:apiCertificate"),
    WEB("whereabouts:web"),
    WEB_DOMAIN("whereabouts:webDomain"),
    WEB_ZONE("whereabouts:webZone"),
    WEB_CERTIFICATE("whereabouts:webCertificate"),
    HEALTH_CHECK("whereabouts:healthCheck"),
    AUDIT_LOCK_MODE("whereabouts:auditLockMode"),
    AUDIT_LOCK_YEARS("whereabouts:auditLockYears"),
    MOST_READ_UNITS("whereabouts:mostReadUnits"),
    MOST_WRITE_UNITS("whereabouts:mostWriteUnits"),
    RESTORE_FROM("whereabouts:restoreFrom"),
    RESTORE_MOMENT("whereabouts:restoreMoment");

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
        return Arrays.stream(values())
                .min(Comparator.comparingInt(key -> edits(key.full, full)))
                .orElseThrow();
    }

    /// How many letters to insert, delete or replace (Levenshtein 1965).
    private static int edits(String a, String b) {
        var previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
