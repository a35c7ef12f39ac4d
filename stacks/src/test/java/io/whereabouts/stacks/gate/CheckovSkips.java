package io.whereabouts.stacks.gate;

import java.util.Map;

/// What checkov would have otherwise, and why it is not: by the id of the check.
final class CheckovSkips {
    private static final String KEYS =
            "AWS's own keys encrypt it; a key of our own costs for each request and adds only"
                    + " a second lock on what the role's policy locks already, for data that names no person";

    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("CKV_AWS_119", KEYS),
            Map.entry("CKV_AWS_145", KEYS),
            Map.entry("CKV_AWS_158", KEYS),
            Map.entry("CKV_AWS_173", "the variables are names of tables and buckets: " + KEYS),
            Map.entry(
                    "CKV_AWS_26", "CloudWatch may not use AWS's key for SNS, and an alarm says nothing about packages"),
            Map.entry(
                    "CKV_AWS_115",
                    "concurrency is bounded by the queues' maximum and the API's throttling; reserved concurrency would"
                            + " be taken from the account's other functions"),
            Map.entry(
                    "CKV_AWS_116",
                    "no function is called asynchronously: the caller gets the error, or the queue has the dead letters"),
            Map.entry(
                    "CKV_AWS_117", "no VPC (requirement T10): the functions reach nothing but AWS's public endpoints"),
            Map.entry(
                    "CKV_AWS_272",
                    "what is deployed is checked by its SHA-256 sum, which the function reports, too; only the deployment"
                            + " role can change it"),
            Map.entry("CKV_AWS_338", "logs are for finding faults, 90 days back; the audit log is kept in S3 for ever"),
            Map.entry(
                    "CKV_AWS_50", "one correlation id runs through all logs (requirement R7); traces cost per request"),
            Map.entry(
                    "CKV_AWS_18",
                    "who read an object is in the account's trail of data events, which cannot be altered"),
            Map.entry(
                    "CKV_AWS_144",
                    "data stays in one Region; the events are backed up to another account, and the log follows from them"),
            Map.entry("CKV2_AWS_61", "the audit log is kept for all time (requirement T5), where it answers at once"),
            Map.entry("CKV2_AWS_62", "nothing has to happen when an object of the log is written"));

    /// As well, in ephemeral stacks alone.
    static final Map<String, String> EPHEMERAL_REASONS =
            Map.of("CKV_AWS_28", "nothing in an ephemeral stack is worth restoring");

    private CheckovSkips() {}
}
