package io.whereabouts.local.provision;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.local.deployment.BucketQueue;
import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.monitor.Counterpart;
import io.whereabouts.local.monitor.Place;
import io.whereabouts.local.monitor.RecordedProgram;
import io.whereabouts.local.monitor.Resource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads from the program's declarations who calls whom.
public final class Wiring {
    private static final int LAMBDA_DEFAULT_MEGABYTES = 128;
    private static final int LAMBDA_DEFAULT_SECONDS = 3;
    private static final int SQS_DEFAULT_BATCH = 10;
    private static final int PIPE_DEFAULT_BATCH = 1;
    private static final int UNBOUNDED_CONCURRENCY = 1_000;

    private final Place place;
    private final RecordedProgram program;

    public Wiring(Place place, RecordedProgram program) {
        this.place = place;
        this.program = program;
    }

    /// @throws CannotProvision if a declaration leads nowhere or asks for what is not emulated
    public Deployment deployment() {
        return new Deployment(
                place.stack(),
                place.region(),
                place.account(),
                program.ofKind(Counterpart.FUNCTION).map(Wiring::function).toList(),
                program.ofKind(Counterpart.ROUTE).map(this::route).toList(),
                program.ofKind(Counterpart.AUTHORIZER).findFirst().map(Wiring::jwt),
                program.ofKind(Counterpart.API)
                        .map(api -> api.inputs().path("corsConfiguration"))
                        .filter(JsonNode::isObject)
                        .findFirst()
                        .map(Wiring::cors),
                program.ofKind(Counterpart.PIPE).map(this::pipe).toList(),
                rules(false).map(this::rule).toList(),
                rules(true).flatMap(this::schedules).toList(),
                program.ofKind(Counterpart.TRIGGER).map(this::trigger).toList());
    }

    /// @throws CannotProvision if a declaration leads nowhere or asks for what is not emulated
    public List<BucketQueue> bucketQueues() {
        return program.ofKind(Counterpart.BUCKET_EVENTS)
                .flatMap(notification -> notification
                        .inputs()
                        .path("queues")
                        .valueStream()
                        .map(queue -> bucketQueue(notification, queue)))
                .toList();
    }

    private BucketQueue bucketQueue(Resource notification, JsonNode queue) {
        var inputs = notification.inputs();
        if (inputs.has("lambdaFunctions")
                || inputs.has("topics")
                || inputs.path("eventbridge").asBoolean()
                || !queue.path("filterSuffix").asText().isEmpty()
                || !Texts.of(queue.path("events")).equals(List.of("s3:ObjectCreated:*"))) {
            throw new CannotProvision(
                    ("bucket notification %s declares more than queues for s3:ObjectCreated:* by prefix, which is all"
                                    + " that the local environment does; add it to io.whereabouts.local.delivery")
                            .formatted(notification.name()));
        }
        var bucket = one(Counterpart.BUCKET, "bucket", inputs.path("bucket").asText(), notification);
        return new BucketQueue(
                bucket.output("bucket"),
                bucket.output("arn"),
                queue.path("filterPrefix").asText(),
                queueUrl(queue.path("queueArn").asText(), notification));
    }

    private static Deployment.Function function(Resource function) {
        var inputs = function.inputs();
        var environment = new LinkedHashMap<String, String>();
        inputs.path("environment")
                .path("variables")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        return new Deployment.Function(
                function.output("name"),
                function.output("arn"),
                Path.of(inputs.path("code").path("path").asText()),
                inputs.path("handler").asText(),
                inputs.path("memorySize").asInt(LAMBDA_DEFAULT_MEGABYTES),
                Duration.ofSeconds(inputs.path("timeout").asInt(LAMBDA_DEFAULT_SECONDS)),
                Map.copyOf(environment),
                lastPart(inputs.path("role").asText(), "/"));
    }

    private Deployment.Route route(Resource route) {
        var inputs = route.inputs();
        var integrationId = inputs.path("target").asText().replaceFirst("^integrations/", "");
        var integration = one(Counterpart.INTEGRATION, it -> it.id().equals(integrationId), route, integrationId);
        return new Deployment.Route(
                inputs.path("routeKey").asText(),
                functionName(integration.inputs().path("integrationUri").asText(), route),
                inputs.path("authorizationType").asText().equals("JWT"),
                Set.copyOf(Texts.of(inputs.path("authorizationScopes"))));
    }

    private static Deployment.Jwt jwt(Resource authorizer) {
        var jwt = authorizer.inputs().path("jwtConfiguration");
        return new Deployment.Jwt(URI.create(jwt.path("issuer").asText()), Texts.of(jwt.path("audiences")));
    }

    private static Deployment.Cors cors(JsonNode cors) {
        return new Deployment.Cors(
                Texts.of(cors.path("allowOrigins")),
                Texts.of(cors.path("allowMethods")),
                Texts.of(cors.path("allowHeaders")),
                Texts.of(cors.path("exposeHeaders")),
                Duration.ofSeconds(cors.path("maxAge").asInt()));
    }

    private Deployment.Pipe pipe(Resource pipe) {
        var inputs = pipe.inputs();
        var source = inputs.path("sourceParameters");
        var stream = source.path("dynamodbStreamParameters");
        var target = inputs.path("targetParameters").path("eventbridgeEventBusParameters");
        var enrichment = inputs.path("enrichment").asText();
        var deadLetters = stream.path("deadLetterConfig").path("arn").asText();
        return new Deployment.Pipe(
                pipe.output("name"),
                lastPart(inputs.path("roleArn").asText(), "/"),
                one(Counterpart.TABLE, "streamArn", inputs.path("source").asText(), pipe)
                        .output("name"),
                source.path("filterCriteria")
                        .path("filters")
                        .valueStream()
                        .map(filter -> filter.path("pattern").asText())
                        .toList(),
                stream.path("batchSize").asInt(PIPE_DEFAULT_BATCH),
                Duration.ofSeconds(stream.path("maximumBatchingWindowInSeconds").asInt()),
                stream.path("maximumRetryAttempts").asInt(-1),
                enrichment.isEmpty() ? Optional.empty() : Optional.of(existing(enrichment, pipe)),
                one(Counterpart.BUS, "arn", inputs.path("target").asText(), pipe)
                        .output("name"),
                target.path("source").asText(),
                target.path("detailType").asText(),
                deadLetters.isEmpty() ? Optional.empty() : Optional.of(queueUrl(deadLetters, pipe)));
    }

    private Stream<Resource> rules(boolean byTheClock) {
        return program.ofKind(Counterpart.RULE)
                .filter(rule -> rule.inputs().hasNonNull("scheduleExpression") == byTheClock);
    }

    private Deployment.Rule rule(Resource rule) {
        return new Deployment.Rule(
                rule.output("name"),
                rule.output("arn"),
                lastPart(bus(rule), "/"),
                rule.inputs().path("eventPattern").asText(),
                targets(rule).map(this::targetQueue).toList());
    }

    private Stream<Deployment.Schedule> schedules(Resource rule) {
        var every = Rate.of(rule.inputs().path("scheduleExpression").asText());
        return targets(rule)
                .map(target -> new Deployment.Schedule(
                        rule.output("name"),
                        rule.output("arn"),
                        every,
                        existing(target.inputs().path("arn").asText(), target),
                        target.inputs().path("input").asText("{}")));
    }

    private Stream<Resource> targets(Resource rule) {
        return program.ofKind(Counterpart.TARGET)
                .filter(target -> target.inputs().path("rule").asText().equals(rule.output("name"))
                        && bus(target).equals(bus(rule)));
    }

    private static String bus(Resource ruleOrTarget) {
        return ruleOrTarget.inputs().path("eventBusName").asText("default");
    }

    private URI targetQueue(Resource target) {
        for (var unsupported : List.of("inputTransformer", "inputPath", "input")) {
            if (target.inputs().hasNonNull(unsupported)) {
                throw new CannotProvision(
                        ("event target %s declares %s, which the local delivery does not do; send the whole event, or "
                                        + "add it to io.whereabouts.local.delivery")
                                .formatted(target.name(), unsupported));
            }
        }
        return queueUrl(target.inputs().path("arn").asText(), target);
    }

    private Deployment.QueueTrigger trigger(Resource trigger) {
        var inputs = trigger.inputs();
        var queueArn = inputs.path("eventSourceArn").asText();
        return new Deployment.QueueTrigger(
                queueUrl(queueArn, trigger),
                queueArn,
                functionName(inputs.path("functionName").asText(), trigger),
                inputs.path("batchSize").asInt(SQS_DEFAULT_BATCH),
                Duration.ofSeconds(inputs.path("maximumBatchingWindowInSeconds").asInt()),
                inputs.path("scalingConfig").path("maximumConcurrency").asInt(UNBOUNDED_CONCURRENCY),
                Texts.of(inputs.path("functionResponseTypes")).contains("ReportBatchItemFailures"));
    }

    private URI queueUrl(String arn, Resource by) {
        return URI.create(one(Counterpart.QUEUE, "arn", arn, by).output("url"));
    }

    /// @param reference a function's name or ARN, with or without a version or an alias, or an ARN to invoke one
    private String functionName(String reference, Resource by) {
        var name = reference
                .replaceFirst("/invocations$", "")
                .replaceFirst("^.*:function:", "")
                .replaceFirst(":.*$", "");
        return one(Counterpart.FUNCTION, function -> function.output("name").equals(name), by, reference)
                .output("name");
    }

    private String existing(String function, Resource by) {
        functionName(function, by);
        return function;
    }

    private Resource one(Counterpart counterpart, String property, String value, Resource by) {
        return one(counterpart, resource -> resource.output(property).equals(value), by, value);
    }

    private Resource one(Counterpart counterpart, Predicate<Resource> wanted, Resource by, String reference) {
        return program.ofKind(counterpart)
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new CannotProvision(
                        "%s %s names %s, but the program declares no such %s; declare it, or correct the reference"
                                .formatted(
                                        by.type(),
                                        by.name(),
                                        reference,
                                        counterpart.name().toLowerCase(Locale.ROOT))));
    }

    private static String lastPart(String text, String separator) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }
}
