package io.whereabouts.local.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.local.deployment.BucketQueue;
import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.monitor.Place;
import io.whereabouts.local.monitor.RecordedProgram;
import io.whereabouts.local.monitor.Resource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WiringTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Place PLACE = new Place(
            "local",
            "eu-central-1",
            "000000000000",
            URI.create("http://localhost:7070"),
            URI.create("http://127.0.0.1:7073"));
    private static final URI WORK = URI.create("http://127.0.0.1:7073/000000000000/work");
    private static final URI DEAD = URI.create("http://127.0.0.1:7073/000000000000/dead");

    private static final List<Resource> PROGRAM = List.of(
            resource(
                    "aws:dynamodb/table:Table", "things", "{'name': 'things', 'streamArn': 'arn:things/stream/local'}"),
            resource("aws:cloudwatch/eventBus:EventBus", "bus", "{'name': 'the-bus', 'arn': 'arn:bus'}"),
            resource("aws:sqs/queue:Queue", "work", "{'arn': 'arn:work', 'url': '%s'}".formatted(WORK)),
            resource("aws:sqs/queue:Queue", "dead", "{'arn': 'arn:dead', 'url': '%s'}".formatted(DEAD)),
            resource("aws:lambda/function:Function", "worker", """
                    {'name': 'local-worker', 'arn': 'arn:aws:lambda:eu-central-1:000000000000:function:local-worker',
                     'code': {'path': '/zips/worker.zip'}, 'handler': 'org.example.Worker', 'timeout': 20,
                     'role': 'arn:aws:iam::000000000000:role/paths/local-worker',
                     'environment': {'variables': {'TABLE': 'things'}}}"""),
            resource("aws:apigatewayv2/api:Api", "api", """
                    {'corsConfiguration': {'allowOrigins': ['https://a.example'], 'allowMethods': ['GET'], 'maxAge': 60}}"""),
            resource("aws:apigatewayv2/authorizer:Authorizer", "jwt", """
                    {'jwtConfiguration': {'issuer': 'http://localhost:7071/local', 'audiences': ['whereabouts']}}"""),
            resource("aws:apigatewayv2/integration:Integration", "worker", """
                    {'integrationUri': 'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:000000000000:function:local-worker:live/invocations'}"""),
            resource("aws:apigatewayv2/route:Route", "get", """
                    {'routeKey': 'GET /things/{id}', 'target': 'integrations/id-of-worker', 'authorizationType': 'JWT',
                     'authorizationScopes': ['things:read']}"""),
            resource("aws:pipes/pipe:Pipe", "publishing", """
                    {'name': 'publishing', 'roleArn': 'arn:aws:iam::000000000000:role/pipe', 'source': 'arn:things/stream/local', 'target': 'arn:bus',
                     'enrichment': 'arn:aws:lambda:eu-central-1:000000000000:function:local-worker:live',
                     'sourceParameters': {
                       'filterCriteria': {'filters': [{'pattern': '{"eventName":["INSERT"]}'}]},
                       'dynamodbStreamParameters': {'batchSize': 10, 'maximumRetryAttempts': 20,
                                                    'maximumBatchingWindowInSeconds': 1,
                                                    'deadLetterConfig': {'arn': 'arn:dead'}}},
                     'targetParameters': {'eventbridgeEventBusParameters': {'source': 'things', 'detailType': '$.type'}}}"""),
            resource("aws:cloudwatch/eventRule:EventRule", "rule", """
                    {'name': 'rule', 'arn': 'arn:rule', 'eventBusName': 'the-bus', 'eventPattern': '{"source":["things"]}'}"""),
            resource(
                    "aws:cloudwatch/eventRule:EventRule",
                    "nightly",
                    "{'name': 'nightly', 'arn': 'arn:nightly', 'scheduleExpression': 'rate(24 hours)'}"),
            resource("aws:cloudwatch/eventTarget:EventTarget", "nightly", """
                    {'rule': 'nightly', 'arn': 'arn:aws:lambda:eu-central-1:000000000000:function:local-worker:live',
                     'input': '{"work":"DAYS"}'}"""),
            resource("aws:lambda/eventSourceMapping:EventSourceMapping", "trigger", """
                    {'eventSourceArn': 'arn:work', 'functionName': 'local-worker', 'batchSize': 100,
                     'maximumBatchingWindowInSeconds': 2, 'scalingConfig': {'maximumConcurrency': 4},
                     'functionResponseTypes': ['ReportBatchItemFailures']}"""));
    private static final Resource TARGET = resource(
            "aws:cloudwatch/eventTarget:EventTarget",
            "target",
            "{'rule': 'rule', 'eventBusName': 'the-bus', 'arn': 'arn:work'}");

    @Test
    void a_bucket_tells_its_queue_of_new_objects() {
        var bucket = resource("aws:s3/bucketV2:BucketV2", "pictures", "{'bucket': 'pics', 'arn': 'arn:pics'}");
        assertThat(new Wiring(PLACE, program(bucket, notification("s3:ObjectCreated:*"))).bucketQueues())
                .containsExactly(new BucketQueue("pics", "arn:pics", "pending/", WORK));
    }

    @Test
    void what_is_told_otherwise_is_an_error_that_names_it() {
        var bucket = resource("aws:s3/bucketV2:BucketV2", "pictures", "{'bucket': 'pics', 'arn': 'arn:pics'}");
        var wiring = new Wiring(PLACE, program(bucket, notification("s3:ObjectRemoved:*")));
        assertThatThrownBy(wiring::bucketQueues)
                .isInstanceOf(CannotProvision.class)
                .hasMessageContaining("bucket notification arrivals");
    }

    private static Resource notification(String event) {
        return resource("aws:s3/bucketNotification:BucketNotification", "arrivals", """
                {'bucket': 'pics', 'queues': [{'queueArn': 'arn:work', 'events': ['%s'], 'filterPrefix': 'pending/'}]}""".formatted(event));
    }

    private static RecordedProgram program(Resource... more) {
        var all = new ArrayList<>(PROGRAM);
        all.addAll(List.of(more));
        return new RecordedProgram(all, JSON.createObjectNode(), Duration.ZERO);
    }

    @Test
    void every_reference_leads_to_what_it_names() {
        assertThat(wire(TARGET))
                .isEqualTo(new Deployment(
                        "local",
                        "eu-central-1",
                        "000000000000",
                        List.of(new Deployment.Function(
                                "local-worker",
                                "arn:aws:lambda:eu-central-1:000000000000:function:local-worker",
                                Path.of("/zips/worker.zip"),
                                "org.example.Worker",
                                128,
                                Duration.ofSeconds(20),
                                Map.of("TABLE", "things"),
                                "local-worker")),
                        List.of(new Deployment.Route("GET /things/{id}", "local-worker", true, Set.of("things:read"))),
                        Optional.of(
                                new Deployment.Jwt(URI.create("http://localhost:7071/local"), List.of("whereabouts"))),
                        Optional.of(new Deployment.Cors(
                                List.of("https://a.example"),
                                List.of("GET"),
                                List.of(),
                                List.of(),
                                Duration.ofSeconds(60))),
                        List.of(new Deployment.Pipe(
                                "publishing",
                                "pipe",
                                "things",
                                List.of("{\"eventName\":[\"INSERT\"]}"),
                                10,
                                Duration.ofSeconds(1),
                                20,
                                Optional.of("arn:aws:lambda:eu-central-1:000000000000:function:local-worker:live"),
                                "the-bus",
                                "things",
                                "$.type",
                                Optional.of(DEAD))),
                        List.of(new Deployment.Rule(
                                "rule", "arn:rule", "the-bus", "{\"source\":[\"things\"]}", List.of(WORK))),
                        List.of(new Deployment.Schedule(
                                "nightly",
                                "arn:nightly",
                                Duration.ofHours(24),
                                "arn:aws:lambda:eu-central-1:000000000000:function:local-worker:live",
                                "{\"work\":\"DAYS\"}")),
                        List.of(new Deployment.QueueTrigger(
                                WORK, "arn:work", "local-worker", 100, Duration.ofSeconds(2), 4, true))));
    }

    @Test
    void a_reference_that_leads_nowhere_is_an_error_that_names_it() {
        var lost = resource(
                "aws:cloudwatch/eventTarget:EventTarget",
                "target",
                "{'rule': 'rule', 'eventBusName': 'the-bus', 'arn': 'arn:nowhere'}");

        assertThatThrownBy(() -> wire(lost))
                .isInstanceOf(CannotProvision.class)
                .hasMessageContaining("arn:nowhere")
                .hasMessageContaining("target");
    }

    @Test
    void what_the_delivery_does_not_do_is_refused_rather_than_ignored() {
        var transforming = resource("aws:cloudwatch/eventTarget:EventTarget", "target", """
                {'rule': 'rule', 'eventBusName': 'the-bus', 'arn': 'arn:work',
                 'inputTransformer': {'inputTemplate': '"<id>"'}}""");

        assertThatThrownBy(() -> wire(transforming))
                .isInstanceOf(CannotProvision.class)
                .hasMessageContaining("inputTransformer");
    }

    private static Deployment wire(Resource target) {
        var resources = new ArrayList<>(PROGRAM);
        resources.add(target);
        return new Wiring(PLACE, new RecordedProgram(resources, JSON.createObjectNode(), Duration.ZERO)).deployment();
    }

    /// @param properties inputs and outputs, with single quotes around names and texts
    private static Resource resource(String type, String name, String properties) {
        try {
            var reader = JSON.reader().with(JsonParser.Feature.ALLOW_SINGLE_QUOTES);
            var json = (ObjectNode) reader.readTree(properties);
            return new Resource(type, name, "urn:" + name, "id-of-" + name, json, json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
