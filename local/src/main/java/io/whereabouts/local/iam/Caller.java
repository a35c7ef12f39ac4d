package io.whereabouts.local.iam;

import io.whereabouts.local.lambda.RoleCredentials;

/// Who asks.
public sealed interface Caller {
    /// As AWS's messages call it.
    String text();

    /// By which a service on this machine recognizes it.
    RoleCredentials credentials();

    /// @param name of the role
    record Role(String name, String arn) implements Caller {
        @Override
        public String text() {
            return arn.replaceFirst(":iam:", ":sts:").replaceFirst(":role/(.*/)?", ":assumed-role/") + "/local";
        }

        @Override
        public RoleCredentials credentials() {
            return RoleCredentials.of(name);
        }
    }

    /// @param name such as `events.amazonaws.com`
    /// @param sourceArn for which resource it acts
    record Service(String name, String sourceArn) implements Caller {
        @Override
        public String text() {
            return "%s for %s".formatted(name, sourceArn);
        }

        @Override
        public RoleCredentials credentials() {
            return RoleCredentials.ofService(name, sourceArn);
        }
    }
}
