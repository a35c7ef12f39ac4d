package io.whereabouts.stacks;

import io.whereabouts.stacks.components.Domain;
import io.whereabouts.stacks.components.Generation;
import io.whereabouts.stacks.components.Generations;
import io.whereabouts.stacks.components.ObjectLock;
import io.whereabouts.stacks.components.Restore;
import io.whereabouts.stacks.components.Throughput;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Everything that can be set about a stack, read once and checked before the first resource.
///
/// @param allowedAccountIds twelve digits each: the only accounts that this stack may be deployed to
/// @param issuer whose tokens are taken; without one the stack issues its own
/// @param companyPrefix from which identifiers are allotted (GS1 company prefix); without one none are
/// @param allowedOrigins web pages that may call the API, the stack's own among them
/// @param alarmEmail who is told of alarms
/// @param apiDomain the API's own name; without one it has the name that AWS gives it
/// @param web the page, if the stack has one
/// @param healthCheck whether the API and the page are asked from all over the world
/// @param auditLock who may delete of the audit log, and when; nobody is stopped without it
/// @param tables what each of them may use
/// @param locations which generations of the current locations there are
/// @param audit which generations of the audit log there are
/// @param restore where the events table begins, if not empty
record Settings(
        String stack,
        Environment environment,
        String region,
        List<String> allowedAccountIds,
        Optional<Issuer> issuer,
        Optional<String> companyPrefix,
        List<String> allowedOrigins,
        Optional<String> alarmEmail,
        Optional<Domain> apiDomain,
        Optional<Web> web,
        boolean healthCheck,
        Optional<ObjectLock> auditLock,
        Throughput tables,
        Generations<Generation> locations,
        Generations<Generation> audit,
        Optional<Restore> restore) {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern COMPANY_PREFIX = Pattern.compile("[0-9]{4,12}");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#*]+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /// An OIDC issuer.
    ///
    /// @param url as in the claim `iss`
    /// @param audience one of them must be the token's `aud`
    /// @param scopePrefix what it puts before our scopes
    record Issuer(URI url, List<String> audience, String scopePrefix) {}

    /// @param domain its own name; without one it has the name that CloudFront gives it
    record Web(Optional<Domain> domain) {}

    /// @param config all of the stack's configuration, by full key such as `whereabouts:issuer`
    static Settings of(String stack, Map<String, String> config) {
        var environment = Environment.ofStack(stack);
        var problems = new ArrayList<String>();
        var settings = new ConfigReader(config, problems);
        settings.refuseUnknownKeys();
        var region = settings.text(Key.REGION, REGION, "a Region such as eu-central-1");
        if (region.isEmpty() && !settings.has(Key.REGION)) {
            problems.add("aws:region is missing: without it, the shell's default would decide");
        }
        var accounts = settings.list(Key.ALLOWED_ACCOUNT_IDS, ACCOUNT, "twelve digits, in quotes");
        if (environment.isKept() && accounts.isEmpty()) {
            problems.add("aws:allowedAccountIds names no account: %s must name its own, so that it lands in no other"
                    .formatted(stack));
        }
        var issuer = issuer(settings, environment, problems);
        var origins = settings.list(Key.ALLOWED_ORIGINS, ORIGIN, "origins such as https://packages.example.com");
        var email = settings.text(Key.ALARM_EMAIL, EMAIL, "an e-mail address");
        var cloud = new CloudSettings(settings, environment, region.orElse(""), problems);
        var web = cloud.web();
        var result = new Settings(
                stack,
                environment,
                region.orElse(""),
                accounts,
                issuer,
                settings.text(Key.COMPANY_PREFIX, COMPANY_PREFIX, "a GS1 company prefix, 4 to 12 digits in quotes"),
                Stream.concat(origins.stream(), originOf(web)).distinct().toList(),
                email,
                cloud.apiDomain(),
                web,
                cloud.healthCheck(),
                cloud.auditLock(),
                cloud.tables(),
                cloud.generations(Key.LOCATIONS_GENERATION, Key.LOCATIONS_BESIDE),
                cloud.generations(Key.AUDIT_GENERATION, Key.AUDIT_BESIDE),
                cloud.restore(accounts));
        if (!problems.isEmpty()) {
            throw new InvalidSettings(
                    "the settings of stack %s are wrong:\n- %s".formatted(stack, String.join("\n- ", problems)));
        }
        return result;
    }

    private static Stream<String> originOf(Optional<Web> web) {
        return web.flatMap(Web::domain).map(domain -> "https://" + domain.name()).stream();
    }

    private static Optional<Issuer> issuer(ConfigReader settings, Environment environment, List<String> problems) {
        var plainAllowed =
                environment == Environment.EPHEMERAL ? "|http://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?(/.*)?" : "";
        var url = settings.text(Key.ISSUER, Pattern.compile("https://[^?#]+" + plainAllowed), "an https URL");
        var audience = settings.list(Key.AUDIENCE, Pattern.compile(".+"), "names");
        var scopePrefix = settings.text(Key.SCOPE_PREFIX, Pattern.compile("[!-~]*"), "text without spaces");
        settings.refuseWithout(Key.ISSUER, Key.AUDIENCE, Key.SCOPE_PREFIX);
        if (settings.has(Key.ISSUER) && audience.isEmpty() && !settings.has(Key.AUDIENCE)) {
            problems.add("whereabouts:audience is missing: any token of the issuer would be taken");
        }
        return url.map(it -> new Issuer(URI.create(it), audience, scopePrefix.orElse("")));
    }
}
