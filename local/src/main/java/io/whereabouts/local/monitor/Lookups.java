package io.whereabouts.local.monitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What the program may ask AWS about itself.
final class Lookups {
    private Lookups() {}

    /// @param token such as `aws:index/getRegion:getRegion`
    /// @throws UnknownResource if nobody answers it here
    static ObjectNode answer(String token, Place place) {
        var result = JsonNodeFactory.instance.objectNode();
        return switch (token) {
            case "aws:index/getCallerIdentity:getCallerIdentity" ->
                result.put("id", place.account())
                        .put("accountId", place.account())
                        .put("arn", place.globalArn("iam", "user/local"))
                        .put("userId", "local");
            case "aws:index/getRegion:getRegion" ->
                result.put("id", place.region())
                        .put("name", place.region())
                        .put("description", place.region())
                        .put("endpoint", "ec2.%s.amazonaws.com".formatted(place.region()));
            case "aws:index/getPartition:getPartition" ->
                result.put("id", "aws")
                        .put("partition", "aws")
                        .put("dnsSuffix", "amazonaws.com")
                        .put("reverseDnsPrefix", "com.amazonaws");
            default ->
                throw new UnknownResource(("the local environment does not know the lookup %s; say in "
                                + "local/src/main/java/io/whereabouts/local/monitor/Lookups.java what AWS answers")
                        .formatted(token));
        };
    }
}
