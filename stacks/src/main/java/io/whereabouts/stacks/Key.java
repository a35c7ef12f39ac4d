package io.whereabouts.stacks;

import java.util.Arrays;
import java.util.Optional;

/// The settings that there are.
enum Key {
    REGION("aws:region"),
    ALLOWED_ACCOUNT_IDS("aws:allowedAccountIds"),
    ISSUER("whereabouts:issuer"),
    AUDIENCE("whereabouts:audience"),
    SCOPE_PREFIX("whereabouts:scopePrefix"),
    COMPANY_PREFIX("whereabouts:companyPrefix"),
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
    LOCATIONS_GENERATION("whereabouts:locationsGeneration"),
    LOCATIONS_BESIDE("whereabouts:locationsBeside"),
    AUDIT_GENERATION("whereabouts:auditGeneration"),
    AUDIT_BESIDE("whereabouts:auditBeside"),
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
        var nearest = Nearest.to(full, Arrays.stream(values()).map(Key::full).toList());
        return of(nearest).orElseThrow();
    }
}
