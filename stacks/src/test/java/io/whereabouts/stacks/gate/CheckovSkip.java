package io.whereabouts.stacks.gate;

import java.util.List;
import java.util.Set;

/// What checkov would have otherwise, and why it is not so.
///
/// @param check its id; a check is about one type of resource
/// @param names of the resources that were looked at, so that a new one is noticed, or `<stack>/<name>`; empty where
/// the
///         reason is one for all of the type
record CheckovSkip(String check, Set<String> names, String reason) {
    private static final String KEYS =
            "AWS's own keys encrypt it; a key of our own costs for each request and adds only a second lock on what the"
                    + " role's policy locks already, for data that names no person (docs/decisions/0007)";

    private static final String ONE_REGION =
            "data stays in one Region; the events are backed up to another account, and the rest follows from them";

    static final List<CheckovSkip> ALL = List.of(
            // Tables, buckets, topics, logs
            skip("CKV_AWS_119", KEYS),
            skip("CKV_AWS_145", KEYS),
            skip("CKV_AWS_158", KEYS),
            skip(
                    "CKV_AWS_26",
                    "CloudWatch may not use AWS's key for SNS, and an alarm says nothing about packages",
                    "alarms",
                    "health-alarms"),
            skip(
                    "CKV_AWS_28",
                    "nothing in an ephemeral stack is worth restoring",
                    "dev-peter/events",
                    "dev-peter/current-locations",
                    "dev-peter/epcis-events"),
            skip(
                    "CKV_AWS_18",
                    "who read an object is in the account's trail of data events, which cannot be altered",
                    "audit-log",
                    "audit-merged",
                    "analytics-results"),
            skip("CKV_AWS_18", "links are signed for one person, whom the API's access log names", "pictures"),
            skip("CKV_AWS_18", "everybody may read the page", "web"),
            skip(
                    "CKV_AWS_18",
                    "what it holds is nothing without its key, and each use of a key is in the trail",
                    "state"),
            skip("CKV_AWS_18", "administrators alone read it; who reads the log of a log needs a third one", "trail"),
            skip("CKV_AWS_144", ONE_REGION, "analytics-results", "audit-log", "audit-merged", "pictures", "web"),
            skip(
                    "CKV_AWS_144",
                    "they say what is deployed in a Region and who did it; older versions stay a year",
                    "state",
                    "trail"),
            skip("CKV2_AWS_62", "nothing has to happen when an object is written"),
            skip("CKV_AWS_338", "logs are for finding faults, 90 days back; the audit log is kept in S3 for ever"),
            // Functions and the API
            skip("CKV_AWS_173", "the variables are names of tables and buckets: " + KEYS),
            skip(
                    "CKV_AWS_115",
                    "concurrency is bounded by the queues' maximum and the API's throttling; reserved concurrency would"
                            + " be taken from the account's other functions"),
            skip(
                    "CKV_AWS_116",
                    "no function is called asynchronously: the caller gets the error, or the queue has the dead"
                            + " letters"),
            skip("CKV_AWS_117", "no VPC (requirement T10): the functions reach nothing but AWS's public endpoints"),
            skip(
                    "CKV_AWS_272",
                    "what is deployed is checked by its SHA-256 sum, which the function reports, too; only the"
                            + " deployment role can change it"),
            skip("CKV_AWS_50", "one correlation id runs through all logs (requirement R7); traces cost per request"),
            skip(
                    "CKV_AWS_309",
                    "a health check carries no token, and the answer says only that the API is there; the API's description"
                            + " is public",
                    "get-health",
                    "get-openapi-json"),
            skip("CKV_AWS_233", "Pulumi makes the new one first, unless it is told otherwise"),
            skip(
                    "CKV2_AWS_23",
                    "it is the alias of the API's own domain; the graph has its target as a text",
                    "api-domain"),
            // The page
            skip(
                    "CKV_AWS_174",
                    "CloudFront's own certificate comes with its own versions of TLS; a domain's wants 1.2",
                    "prod/web",
                    "staging/web"),
            skip("CKV2_AWS_42", "a domain is the company's to choose (webDomain)", "prod/web", "staging/web"),
            skip(
                    "CKV_AWS_259",
                    "two years, with subdomains; browsers' preload list is for the owner of the whole domain to ask for",
                    "web"),
            skip("CKV_AWS_310", "the page has one origin, and is put there again in a minute", "web"),
            skip("CKV_AWS_374", "packages and Atoms are everywhere", "web"),
            skip(
                    "CKV_AWS_86",
                    "the page's files are no secret; whatever is asked of the API is in its access log",
                    "web"),
            skip(
                    "CKV2_AWS_47",
                    "its rules for Log4j are there (AWSManagedRulesKnownBadInputsRuleSet); it also wants the list of"
                            + " anonymous addresses, which refuses a company's own VPN",
                    "web"),
            skip("CKV2_AWS_31", "the firewall counts and keeps samples; the page takes no input", "web-firewall"),
            // The trail
            skip("CKV_AWS_35", KEYS, "trail"),
            skip("CKV2_AWS_10", "a trail is for looking back, in S3; alarms ring on what the system does", "trail"),
            skip("CKV_AWS_252", "nobody reads a message for each file of the trail", "trail"));

    private static CheckovSkip skip(String check, String reason, String... names) {
        return new CheckovSkip(check, Set.of(names), reason);
    }

    /// As one for each of the names.
    List<CheckovSkip> oneByOne() {
        return names.isEmpty()
                ? List.of(this)
                : names.stream()
                        .map(name -> new CheckovSkip(check, Set.of(name), reason))
                        .toList();
    }

    /// @param resource its name in the program
    boolean covers(String failed, String stack, String resource) {
        return check.equals(failed)
                && (names.isEmpty() || names.contains(resource) || names.contains(stack + "/" + resource));
    }
}
