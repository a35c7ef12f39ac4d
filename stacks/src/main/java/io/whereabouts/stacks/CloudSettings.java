package io.whereabouts.stacks;

import io.whereabouts.stacks.components.Domain;
import io.whereabouts.stacks.components.Generation;
import io.whereabouts.stacks.components.Generations;
import io.whereabouts.stacks.components.ObjectLock;
import io.whereabouts.stacks.components.Restore;
import io.whereabouts.stacks.components.Throughput;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can be set about names, the page, protection and bounds.
final class CloudSettings {
    private static final Pattern NAME = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
    private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{1,31}");
    private static final Pattern MODE = Pattern.compile("GOVERNANCE|COMPLIANCE");
    private static final int MOST_GENERATIONS = 999;
    private static final Pattern TABLE =
            Pattern.compile("arn:aws:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[A-Za-z0-9_.-]{3,255}");

    /// CloudFront takes its certificates from there, whatever the stack's Region.
    private static final String CLOUDFRONT_REGION = "us-east-1";

    private final ConfigReader settings;
    private final Environment environment;
    private final String region;
    private final List<String> problems;

    CloudSettings(ConfigReader settings, Environment environment, String region, List<String> problems) {
        this.settings = settings;
        this.environment = environment;
        this.region = region;
        this.problems = problems;
    }

    Optional<Domain> apiDomain() {
        return domain(Key.API_DOMAIN, Key.API_ZONE, Key.API_CERTIFICATE, region);
    }

    Optional<Settings.Web> web() {
        var wanted = onlyIfKept(Key.WEB);
        var domain = domain(Key.WEB_DOMAIN, Key.WEB_ZONE, Key.WEB_CERTIFICATE, CLOUDFRONT_REGION);
        if (domain.isPresent() && !wanted) {
            problems.add("whereabouts:webDomain says nothing without the page: set whereabouts:web to true");
        }
        return wanted ? Optional.of(new Settings.Web(domain)) : Optional.empty();
    }

    boolean healthCheck() {
        return onlyIfKept(Key.HEALTH_CHECK);
    }

    Optional<ObjectLock> auditLock() {
        var mode = settings.text(Key.AUDIT_LOCK_MODE, MODE, "GOVERNANCE or COMPLIANCE")
                .map(ObjectLock.Mode::valueOf);
        var years = settings.number(Key.AUDIT_LOCK_YEARS, 1, 100);
        if (!environment.isKept() && (settings.has(Key.AUDIT_LOCK_MODE) || settings.has(Key.AUDIT_LOCK_YEARS))) {
            problems.add("whereabouts:auditLockMode is for production and staging: a stack that is to be destroyed"
                    + " could not be");
        } else if (environment == Environment.PRODUCTION) {
            missing(Key.AUDIT_LOCK_MODE, "it decides whether anybody may ever delete of the audit log");
            missing(Key.AUDIT_LOCK_YEARS, "it decides for how long nobody may delete of the audit log");
        } else {
            settings.refuseWithout(Key.AUDIT_LOCK_MODE, Key.AUDIT_LOCK_YEARS);
            settings.refuseWithout(Key.AUDIT_LOCK_YEARS, Key.AUDIT_LOCK_MODE);
        }
        return mode.flatMap(it -> years.map(number -> new ObjectLock(it, number)));
    }

    Throughput tables() {
        return new Throughput(
                settings.number(Key.MOST_READ_UNITS, 1, 1_000_000).orElse(environment.tableUnits()),
                settings.number(Key.MOST_WRITE_UNITS, 1, 1_000_000).orElse(environment.tableUnits()));
    }

    /// @param asked the key of the generation that readers ask
    /// @param beside the key of one that is built
    Generations<Generation> generations(Key asked, Key beside) {
        var first =
                settings.number(asked, 1, MOST_GENERATIONS).map(Generation::new).orElse(Generation.FIRST);
        var second = settings.number(beside, 1, MOST_GENERATIONS).map(Generation::new);
        if (second.filter(first::equals).isPresent()) {
            problems.add("%s is the generation that is asked already: take another number".formatted(beside.full()));
        }
        return Generations.of(first, second);
    }

    /// @param accounts in which alone the stack may be
    Optional<Restore> restore(List<String> accounts) {
        var table = settings.text(Key.RESTORE_FROM, TABLE, "the ARN of a table");
        var moment = settings.text(Key.RESTORE_MOMENT, Pattern.compile(".+"), "a moment")
                .flatMap(this::moment);
        settings.refuseWithout(Key.RESTORE_FROM, Key.RESTORE_MOMENT);
        table.filter(arn -> !accounts.isEmpty() && !accounts.contains(arn.split(":", -1)[4]))
                .ifPresent(arn ->
                        problems.add("whereabouts:restoreFrom is in another account; DynamoDB restores within one: %s"
                                .formatted(arn)));
        return table.map(arn -> new Restore(arn, moment));
    }

    private Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            problems.add("whereabouts:restoreMoment must be a moment such as 2026-11-01T09:00:00Z, not '%s'"
                    .formatted(text));
            return Optional.empty();
        }
    }

    private Optional<Domain> domain(Key name, Key zone, Key certificate, String certificateRegion) {
        var form = Pattern.compile("arn:aws:acm:%s:[0-9]{12}:certificate/[a-f0-9-]+".formatted(certificateRegion));
        var domain = settings.text(name, NAME, "a domain name such as packages.example.com");
        var zoneId = settings.text(zone, ZONE, "the id of a hosted zone such as Z0123456789ABC");
        var arn = settings.text(certificate, form, "the ARN of a certificate in " + certificateRegion);
        settings.refuseWithout(name, zone, certificate);
        if (settings.has(name)) {
            missing(zone, "the name's records are made there");
        }
        return domain.flatMap(it -> zoneId.map(id -> new Domain(it, id, arn)));
    }

    /// On where nothing else is said, but never in an ephemeral stack.
    private boolean onlyIfKept(Key key) {
        var wanted = settings.flag(key, environment.isKept());
        if (wanted && !environment.isKept()) {
            problems.add("%s is for production and staging: it costs whether it is used or not".formatted(key.full()));
        }
        return wanted && environment.isKept();
    }

    private void missing(Key key, String why) {
        if (!settings.has(key)) {
            problems.add("%s is missing: %s".formatted(key.full(), why));
        }
    }
}
