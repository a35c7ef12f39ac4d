package io.whereabouts.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.local.lambda.RoleCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorizingProxyTest {
    @TempDir
    private Path folder;

    private GuardedService service;

    @BeforeEach
    void start() throws IOException {
        service = GuardedService.start(folder);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void what_the_role_may_do_is_passed_on_and_its_answer_comes_back() throws Exception {
        var answer = service.dynamoDb("PutItem", "{'TableName': 'things'}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("fine");
        assertThat(answer.headers().firstValue("x-amz-crc32")).contains("1");
        assertThat(service.reached()).containsExactly("POST / {\"TableName\": \"things\"}");
    }

    @Test
    void what_it_may_not_is_denied_as_dynamodb_does_it() throws Exception {
        var answer = service.dynamoDb("DeleteItem", "{'TableName': 'things'}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"User:"
                        + " arn:aws:sts::000000000000:assumed-role/worker/local is not authorized to perform:"
                        + " dynamodb:DeleteItem on resource:"
                        + " arn:aws:dynamodb:eu-central-1:000000000000:table/things because no identity-based policy"
                        + " allows the dynamodb:DeleteItem action\"}");
        assertThat(service.reached()).isEmpty();
    }

    @Test
    void a_transaction_needs_what_each_of_its_parts_needs() throws Exception {
        var transaction = "{'TransactItems': [{'Put': {'TableName': 'things'}}, {'%s': {'TableName': 'things'}}]}";

        assertThat(service.dynamoDb("TransactWriteItems", transaction.formatted("ConditionCheck"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.dynamoDb("TransactWriteItems", transaction.formatted("Update"))
                        .body())
                .contains("dynamodb:UpdateItem");
    }

    @Test
    void an_index_is_another_resource_than_its_table() throws Exception {
        assertThat(service.dynamoDb("Query", "{'TableName': 'things', 'IndexName': 'by-place'}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.dynamoDb("Query", "{'TableName': 'things'}").body()).contains("table/things because");
    }

    @Test
    void a_batch_needs_its_action_on_each_table() throws Exception {
        assertThat(service.dynamoDb("BatchGetItem", "{'RequestItems': {'things': {}}}")
                        .body())
                .contains("dynamodb:BatchGetItem");
    }

    @Test
    void an_operation_that_is_not_written_down_is_refused_by_name() throws Exception {
        assertThat(service.dynamoDb("ExecuteStatement", "{}").body())
                .contains("UnknownOperationException")
                .contains("ExecuteStatement");
        assertThat(service.reached()).isEmpty();
    }

    @Test
    void a_queue_is_known_by_its_address() throws Exception {
        var url = "{'QueueUrl': 'http://127.0.0.1:7073/000000000000/%s'}";

        assertThat(service.sqs("SendMessageBatch", url.formatted("work")).statusCode())
                .isEqualTo(200);
        var denied = service.sqs("SendMessage", url.formatted("other"));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.headers().firstValue("x-amzn-query-error")).contains("AccessDenied;Sender");
    }

    @Test
    void a_function_is_called_by_the_alias_that_is_granted() throws Exception {
        var path = "/2015-03-31/functions/%s/invocations";
        var arn = "arn%3Aaws%3Alambda%3Aeu-central-1%3A000000000000%3Afunction%3Aworker";

        assertThat(service.signed("lambda", "POST", path.formatted(arn + "%3Alive"), "{}", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.signed("lambda", "POST", path.formatted("worker") + "?Qualifier=live", "{}", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.signed("lambda", "POST", path.formatted(arn), "{}", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void who_is_not_known_gets_nothing() throws Exception {
        var unknown = RoleCredentials.of("nobody").authorization("dynamodb");

        assertThat(service.send("POST", "/", "{}", Map.of("Authorization", unknown))
                        .body())
                .contains("UnrecognizedClientException");
        assertThat(service.send("GET", "/audit/log/a", "", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(service.reached()).isEmpty();
    }

    @Test
    void what_was_exercised_and_denied_is_written_down_once() throws Exception {
        for (var i = 0; i < 3; i++) {
            service.dynamoDb("PutItem", "{'TableName': 'things'}");
            service.dynamoDb("GetItem", "{'TableName': 'things'}");
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
}
