package io.whereabouts.local.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.lambda.LoopbackServer;
import io.whereabouts.local.lambda.RoleCredentials;
import io.whereabouts.local.monitor.Place;
import io.whereabouts.local.monitor.RecordedProgram;
import io.whereabouts.local.monitor.Resource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class AuthorizingProxyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Place PLACE = new Place(
            "local", "eu-central-1", "000000000000", URI.create("http://localhost"), URI.create("http://localhost"));
    private static final String POLICY = """
            {'Version': '2012-10-17', 'Statement': [
             {'Effect': 'Allow', 'Action': ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem'],
              'Resource': 'arn:aws:dynamodb:eu-central-1:000000000000:table/things'},
             {'Effect': 'Allow', 'Action': 'dynamodb:Query',
              'Resource': 'arn:aws:dynamodb:eu-central-1:000000000000:table/things/index/by-place'},
             {'Effect': 'Allow', 'Action': 'sqs:SendMessage',
              'Resource': 'arn:aws:sqs:eu-central-1:000000000000:work'},
             {'Effect': 'Allow', 'Action': ['s3:GetObject', 's3:PutObject'], 'Resource': 'arn:aws:s3:::audit/log/*'},
             {'Effect': 'Allow', 'Action': 's3:ListBucket', 'Resource': 'arn:aws:s3:::audit',
              'Condition': {'StringLike': {'s3:prefix': 'log/*'}}},
             {'Effect': 'Allow', 'Action': 'lambda:InvokeFunction',
              'Resource': 'arn:aws:lambda:eu-central-1:000000000000:function:worker:live'}]}""";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> reached = new CopyOnWriteArrayList<>();
    private final List<String> put = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private LoopbackServer service;
    private AuthorizingProxy proxy;

    @BeforeEach
    void start() throws IOException {
        service = LoopbackServer.start(0, exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            reached.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            exchange.getResponseHeaders().set("x-amz-crc32", "1");
            if (exchange.getRequestURI().getPath().endsWith("manifest")) {
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                atOnce.decrementAndGet();
            }
            var missing = exchange.getRequestURI().getPath().endsWith("missing");
            LoopbackServer.answer(exchange, missing ? 404 : 200, "fine".getBytes(UTF_8));
        });
        var uri = URI.create("http://127.0.0.1:" + service.port());
        var role = JSON.createObjectNode()
                .put("name", "worker")
                .put("arn", "arn:aws:iam::000000000000:role/worker")
                .put("assumeRolePolicy", "{\"Statement\": []}");
        var policy = JSON.createObjectNode().put("role", "worker").put("policy", POLICY.replace('\'', '"'));
        var function = JSON.createObjectNode().put("role", "arn:aws:iam::000000000000:role/worker");
        var program = new RecordedProgram(
                List.of(
                        new Resource("aws:lambda/function:Function", "worker", "urn:worker", "f", function, function),
                        new Resource("aws:iam/role:Role", "worker", "urn:role", "worker", role, role),
                        new Resource("aws:iam/rolePolicy:RolePolicy", "worker", "urn:policy", "p", policy, policy)),
                JSON.createObjectNode(),
                Duration.ZERO);
        proxy = AuthorizingProxy.start(
                0,
                PLACE,
                Map.of("dynamodb", uri, "sqs", uri, "s3", uri, "lambda", uri),
                Authorizer.of(PLACE, program, List.of(), folder.resolve("grants.jsonl")),
                (path, size) -> put.add(path + " " + size));
    }

    @AfterEach
    void stop() {
        proxy.close();
        service.close();
    }

    @Test
    void what_the_role_may_do_is_passed_on_and_its_answer_comes_back() throws Exception {
        var answer = dynamoDb("PutItem", "{'TableName': 'things'}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("fine");
        assertThat(answer.headers().firstValue("x-amz-crc32")).contains("1");
        assertThat(reached).containsExactly("POST / {\"TableName\": \"things\"}");
    }

    /// S3 compares and writes in one step; what stands in for it here does not.
    @Test
    void conditional_writes_go_one_after_the_other() throws Exception {
        var writes = IntStream.range(0, 8)
                .mapToObj(n -> client.sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:%d/audit/log/manifest".formatted(proxy.port())))
                                .header(
                                        "authorization",
                                        RoleCredentials.of("worker").authorization("s3"))
                                .header("if-match", "\"1\"")
                                .PUT(BodyPublishers.ofString("x"))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        for (var write : writes) {
            assertThat(write.get().statusCode()).isEqualTo(200);
        }
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void what_it_may_not_is_denied_as_dynamodb_does_it() throws Exception {
        var answer = dynamoDb("DeleteItem", "{'TableName': 'things'}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"User:"
                        + " arn:aws:sts::000000000000:assumed-role/worker/local is not authorized to perform:"
                        + " dynamodb:DeleteItem on resource:"
                        + " arn:aws:dynamodb:eu-central-1:000000000000:table/things because no identity-based policy"
                        + " allows the dynamodb:DeleteItem action\"}");
        assertThat(reached).isEmpty();
    }

    @Test
    void a_transaction_needs_what_each_of_its_parts_needs() throws Exception {
        var transaction = "{'TransactItems': [{'Put': {'TableName': 'things'}}, {'%s': {'TableName': 'things'}}]}";

        assertThat(dynamoDb("TransactWriteItems", transaction.formatted("ConditionCheck"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(dynamoDb("TransactWriteItems", transaction.formatted("Update"))
                        .body())
                .contains("dynamodb:UpdateItem");
    }

    @Test
    void an_index_is_another_resource_than_its_table() throws Exception {
        assertThat(dynamoDb("Query", "{'TableName': 'things', 'IndexName': 'by-place'}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(dynamoDb("Query", "{'TableName': 'things'}").body()).contains("table/things because");
    }

    @Test
    void a_batch_needs_its_action_on_each_table() throws Exception {
        assertThat(dynamoDb("BatchGetItem", "{'RequestItems': {'things': {}}}").body())
                .contains("dynamodb:BatchGetItem");
    }

    @Test
    void an_operation_that_is_not_written_down_is_refused_by_name() throws Exception {
        assertThat(dynamoDb("ExecuteStatement", "{}").body())
                .contains("UnknownOperationException")
                .contains("ExecuteStatement");
        assertThat(reached).isEmpty();
    }

    @Test
    void a_queue_is_known_by_its_address() throws Exception {
        var url = "{'QueueUrl': 'http://127.0.0.1:7073/000000000000/%s'}";

        assertThat(sqs("SendMessageBatch", url.formatted("work")).statusCode()).isEqualTo(200);
        var denied = sqs("SendMessage", url.formatted("other"));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.headers().firstValue("x-amzn-query-error")).contains("AccessDenied;Sender");
    }

    @Test
    void what_is_denied_in_s3_is_xml() throws Exception {
        var answer = s3("PUT", "/audit/other/a");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>AccessDenied</Code>").contains("arn:aws:s3:::audit/other/a");
        assertThat(s3("PUT", "/audit/log/hour=2026/a%20b").statusCode()).isEqualTo(200);
        assertThat(s3("GET", "/audit?list-type=2&prefix=log%2F").statusCode()).isEqualTo(200);
        assertThat(s3("GET", "/audit?list-type=2").statusCode()).isEqualTo(403);
        assertThat(s3("DELETE", "/audit/log/a").statusCode()).isEqualTo(403);
        assertThat(s3("GET", "/audit/log/a?acl").statusCode()).isEqualTo(403);
    }

    @Test
    void who_may_list_a_part_of_a_bucket_only_is_not_told_that_an_object_is_missing() throws Exception {
        assertThat(s3("GET", "/audit/log/missing").statusCode()).isEqualTo(403);
    }

    @Test
    void a_presigned_address_acts_under_the_role_that_signed_it() throws Exception {
        assertThat(send("GET", link("log/a"), "", Map.of()).statusCode()).isEqualTo(200);
        assertThat(send("GET", link("other"), "", Map.of()).body()).contains("<Code>AccessDenied</Code>");
        assertThat(send("GET", link("log/a").replace("/log/a", "/log/b"), "", Map.of())
                        .body())
                .contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(send("GET", link("log/a").replaceFirst("&X-Amz-Signature=[^&]*", ""), "", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_new_object_is_told_of_and_an_old_or_a_refused_one_is_not() throws Exception {
        s3("PUT", "/audit/log/a");
        s3("PUT", "/audit/log/missing");
        s3("PUT", "/audit/other/a");
        s3("GET", "/audit/log/a");
        assertThat(put).containsExactly("/audit/log/a 0");
    }

    private String link(String key) {
        var role = RoleCredentials.of("worker");
        try (var presigner = S3Presigner.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + proxy.port()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(role.accessKeyId(), role.secretAccessKey())))
                .build()) {
            return presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(get -> get.bucket("audit").key(key)))
                    .httpRequest()
                    .getUri()
                    .toString()
                    .replaceFirst("^http://[^/]*", "");
        }
    }

    @Test
    void a_function_is_called_by_the_alias_that_is_granted() throws Exception {
        var path = "/2015-03-31/functions/%s/invocations";
        var arn = "arn%3Aaws%3Alambda%3Aeu-central-1%3A000000000000%3Afunction%3Aworker";

        assertThat(signed("lambda", "POST", path.formatted(arn + "%3Alive"), "{}", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(signed("lambda", "POST", path.formatted("worker") + "?Qualifier=live", "{}", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(signed("lambda", "POST", path.formatted(arn), "{}", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void who_is_not_known_gets_nothing() throws Exception {
        var unknown = RoleCredentials.of("nobody").authorization("dynamodb");

        assertThat(send("POST", "/", "{}", Map.of("Authorization", unknown)).body())
                .contains("UnrecognizedClientException");
        assertThat(send("GET", "/audit/log/a", "", Map.of()).statusCode()).isEqualTo(403);
        assertThat(reached).isEmpty();
    }

    @Test
    void what_was_exercised_and_denied_is_written_down_once() throws Exception {
        for (var i = 0; i < 3; i++) {
            dynamoDb("PutItem", "{'TableName': 'things'}");
            dynamoDb("GetItem", "{'TableName': 'things'}");
        }

        assertThat(Files.readAllLines(folder.resolve("grants.jsonl")))
                .filteredOn(line -> !line.contains("\"declared\""))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"exercised\"", "\"holder\":\"worker\"", "\"action\":\"dynamodb:PutItem\""))
                .anySatisfy(line -> assertThat(line).contains("\"denied\"", "dynamodb:GetItem"));
        assertThat(Files.readAllLines(folder.resolve("grants.jsonl")))
                .filteredOn(line -> line.contains("\"declared\""))
                .hasSize(8);
    }

    private HttpResponse<String> dynamoDb(String operation, String body) throws Exception {
        return signed("dynamodb", "POST", "/", body, Map.of("X-Amz-Target", "DynamoDB_20120810." + operation));
    }

    private HttpResponse<String> sqs(String operation, String body) throws Exception {
        return signed("sqs", "POST", "/", body, Map.of("X-Amz-Target", "AmazonSQS." + operation));
    }

    private HttpResponse<String> s3(String method, String path) throws Exception {
        return signed("s3", method, path, "", Map.of());
    }

    private HttpResponse<String> signed(
            String service, String method, String path, String body, Map<String, String> headers) throws Exception {
        var all = new HashMap<>(headers);
        all.put("Authorization", RoleCredentials.of("worker").authorization(service));
        return send(method, path, body.replace('\'', '"'), all);
    }

    private HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
