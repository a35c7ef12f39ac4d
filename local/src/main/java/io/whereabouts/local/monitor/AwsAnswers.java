package io.whereabouts.local.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/// The computed properties of each type, as the AWS provider 6.83.0 names them.
final class AwsAnswers {
    private AwsAnswers() {}

    static String nothing(Place place, String name, ObjectNode properties) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Known by its name within the program only.
    static String named(Place place, String name, ObjectNode properties) {
        physicalName("name", name, properties);
        return name;
    }

    /// @param prefix stands before the name in the ARN
    static Answer arn(String service, String prefix) {
        return (place, name, properties) -> {
            var physical = physicalName("name", name, properties);
            properties.put("arn", place.arn(service, prefix + physical));
            return physical;
        };
    }

    static String api(Place place, String name, ObjectNode properties) {
        physicalName("name", name, properties);
        var id = shortId(name);
        properties.put("apiEndpoint", place.api().toString());
        properties.put("arn", "arn:aws:apigateway:%s::/apis/%s".formatted(place.region(), id));
        properties.put("executionArn", place.arn("execute-api", id));
        return id;
    }

    static String stage(Place place, String name, ObjectNode properties) {
        var physical = physicalName("name", name, properties);
        var api = properties.path("apiId").asText();
        properties.put("invokeUrl", place.api() + "/");
        properties.put("arn", "arn:aws:apigateway:%s::/apis/%s/stages/%s".formatted(place.region(), api, physical));
        properties.put("executionArn", place.arn("execute-api", api + "/" + physical));
        return physical;
    }

    static String dashboard(Place place, String name, ObjectNode properties) {
        var physical = physicalName("dashboardName", name, properties);
        properties.put("dashboardArn", place.globalArn("cloudwatch", "dashboard/" + physical));
        return physical;
    }

    static String rule(Place place, String name, ObjectNode properties) {
        var physical = physicalName("name", name, properties);
        var bus = properties.path("eventBusName").asText();
        var path = bus.isEmpty() ? physical : bus + "/" + physical; // the account's own bus has no name
        properties.put("arn", place.arn("events", "rule/" + path));
        return path;
    }

    static String userPool(Place place, String name, ObjectNode properties) {
        physicalName("name", name, properties);
        var id = place.region() + "_" + shortId(name);
        properties.put("arn", place.arn("cognito-idp", "userpool/" + id));
        properties.put("endpoint", "cognito-idp.%s.amazonaws.com/%s".formatted(place.region(), id));
        return id;
    }

    static String table(Place place, String name, ObjectNode properties) {
        var physical = physicalName("name", name, properties);
        var arn = place.arn("dynamodb", "table/" + physical);
        properties.put("arn", arn);
        if (properties.path("streamEnabled").asBoolean()) {
            properties.put("streamArn", arn + "/stream/local");
            properties.put("streamLabel", "local");
        }
        return physical;
    }

    static String role(Place place, String name, ObjectNode properties) {
        var physical = physicalName("name", name, properties);
        properties.put("arn", place.globalArn("iam", "role/" + physical));
        properties.put("uniqueId", "AROA" + shortId(name).toUpperCase(Locale.ROOT));
        return physical;
    }

    static String function(Place place, String name, ObjectNode properties) {
        var physical = physicalName("name", name, properties);
        var arn = place.arn("lambda", "function:" + physical);
        var version = properties.path("publish").asBoolean() ? "1" : "$LATEST";
        properties.put("arn", arn);
        properties.put("invokeArn", invocation(place, arn));
        properties.put("version", version);
        properties.put("qualifiedArn", arn + ":" + version);
        properties.put("qualifiedInvokeArn", invocation(place, arn + ":" + version));
        return physical;
    }

    static String alias(Place place, String name, ObjectNode properties) {
        var alias = physicalName("name", name, properties);
        var function = properties.path("functionName").asText();
        var arn = (function.startsWith("arn:") ? function : place.arn("lambda", "function:" + function)) + ":" + alias;
        properties.put("arn", arn);
        properties.put("invokeArn", invocation(place, arn));
        return arn;
    }

    static String trigger(Place place, String name, ObjectNode properties) {
        var id = nothing(place, name, properties);
        properties.put("uuid", id);
        properties.put("arn", place.arn("lambda", "event-source-mapping:" + id));
        return id;
    }

    static String bucket(Place place, String name, ObjectNode properties) {
        var prefix = properties.path("bucketPrefix").asText();
        var physical = physicalName("bucket", prefix.isEmpty() ? name : prefix + shortId(name), properties);
        properties.put("arn", "arn:aws:s3:::" + physical);
        properties.put("region", place.region());
        properties.put("bucketDomainName", physical + ".s3.amazonaws.com");
        properties.put("bucketRegionalDomainName", "%s.s3.%s.amazonaws.com".formatted(physical, place.region()));
        return physical;
    }

    static String topic(Place place, String name, ObjectNode properties) {
        var arn = place.arn("sns", physicalName("name", name, properties));
        properties.put("arn", arn);
        return arn;
    }

    static String queue(Place place, String name, ObjectNode properties) {
        var physical = physicalName("name", name, properties);
        var url = "%s/%s/%s".formatted(place.queues(), place.account(), physical);
        properties.put("arn", place.arn("sqs", physical));
        properties.put("url", url);
        return url;
    }

    /// @param otherwise what it is called if the program leaves it open
    private static String physicalName(String property, String otherwise, ObjectNode properties) {
        if (properties.path(property).asText().isEmpty()) {
            properties.put(property, otherwise);
        }
        return properties.path(property).asText();
    }

    private static String invocation(Place place, String functionArn) {
        return "arn:aws:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations"
                .formatted(place.region(), functionArn);
    }

    /// As random as AWS's, but the same at each run.
    private static String shortId(String name) {
        return Long.toString(
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                        .getMostSignificantBits()
                                & Long.MAX_VALUE,
                        36)
                .substring(0, 10);
    }
}
