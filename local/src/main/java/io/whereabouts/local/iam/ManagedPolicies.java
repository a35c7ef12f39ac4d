package io.whereabouts.local.iam;

import java.util.Map;
import java.util.Optional;

/// What AWS's own policies say, as far as programs here attach them.
final class ManagedPolicies {
    private static final Map<String, String> DOCUMENTS =
            Map.of("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*",
                     "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]}]}""");

    private ManagedPolicies() {}

    /// @throws UnsupportedPolicy if it is not written down here
    static String document(String arn, String where) {
        return Optional.ofNullable(DOCUMENTS.get(arn))
                .orElseThrow(() -> new UnsupportedPolicy(
                        "%s attaches %s; say in ManagedPolicies what it allows".formatted(where, arn)));
    }
}
