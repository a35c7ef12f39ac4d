package io.whereabouts.local.monitor;

import java.net.URI;

/// Where the program believes to be, for ARNs and addresses.
///
/// @param account twelve digits
/// @param api where the HTTP API answers
/// @param queues where SQS answers
public record Place(String stack, String region, String account, URI api, URI queues) {

    public String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
    }

    String globalArn(String service, String resource) {
        return "arn:aws:%s::%s:%s".formatted(service, account, resource);
    }
}
