package io.whereabouts.local.iam;

/// One action on one resource that a policy allows, as it is written there.
///
/// @param holder whose policy it is: a role's name, or the ARN of a queue, bucket, function or role
/// @param onlyIf its conditions, such as `ArnEquals aws:sourcearn arn:…`; empty without any
public record Grant(String holder, String action, String resource, String onlyIf) {}
