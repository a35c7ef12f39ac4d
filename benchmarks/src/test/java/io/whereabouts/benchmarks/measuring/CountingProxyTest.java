package io.whereabouts.benchmarks.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class CountingProxyTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private final String table = "table-" + UUID.randomUUID();
    private final CountingProxy proxy;
    private final DynamoDbClient client;

    CountingProxyTest() throws IOException {
        proxy = new CountingProxy(DYNAMO_DB.endpoint());
        client = DynamoDbClient.builder()
                .endpointOverride(proxy.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(ApacheHttpClient.create())
                .build();
        client.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("tag"), attribute("position"))
                .keySchema(part("tag", KeyType.HASH), part("position", KeyType.RANGE)));
    }

    @AfterEach
    void stop() {
        client.close();
        proxy.close();
    }

    @Test
    void a_put_is_a_write_unit_for_each_kilobyte() {
        put("a", "x".repeat(2_500));
        var traffic = proxy.take();
        assertThat(traffic.requests()).containsExactly(Map.entry("PutItem", 1L));
        assertThat(traffic.writeUnits()).isEqualTo(3);
        assertThat(traffic.readUnits()).isZero();
        assertThat(traffic.refused()).isZero();
    }

    @Test
    void a_batch_is_one_round_trip_and_a_unit_for_each_item() {
        client.batchWriteItem(batch -> batch.requestItems(Map.of(table, List.of(inBatch("a"), inBatch("b")))));
        var traffic = proxy.take();
        assertThat(traffic.roundTrips()).isEqualTo(1);
        assertThat(traffic.writeUnits()).isEqualTo(2);
    }

    @Test
    void a_refused_put_is_a_round_trip_and_a_unit() {
        put("a", "");
        proxy.take();
        assertThatThrownBy(() -> put("a", "")).isInstanceOf(ConditionalCheckFailedException.class);
        var traffic = proxy.take();
        assertThat(traffic.roundTrips()).isEqualTo(1);
        assertThat(traffic.refused()).isEqualTo(1);
        assertThat(traffic.writeUnits()).isEqualTo(1);
    }

    @Test
    void a_consistent_read_is_a_unit_and_another_is_half_of_one() {
        put("a", "");
        proxy.take();
        client.getItem(get -> get.tableName(table).key(key("a")).consistentRead(true));
        client.getItem(get -> get.tableName(table).key(key("a")));
        assertThat(proxy.take().readUnits()).isEqualTo(1.5);
    }

    @Test
    void what_was_taken_is_not_counted_again() {
        put("a", "");
        proxy.take();
        assertThat(proxy.take()).isEqualTo(Traffic.NONE);
    }

    private void put(String position, String content) {
        client.putItem(put -> put.tableName(table)
                .item(item(position, content))
                .conditionExpression("attribute_not_exists(#tag)")
                .expressionAttributeNames(Map.of("#tag", "tag")));
    }

    private static WriteRequest inBatch(String position) {
        return WriteRequest.builder()
                .putRequest(put -> put.item(item(position, "")))
                .build();
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement part(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static Map<String, AttributeValue> key(String position) {
        return Map.of("tag", fromS("t"), "position", fromS(position));
    }

    private static Map<String, AttributeValue> item(String position, String content) {
        return Map.of("tag", fromS("t"), "position", fromS(position), "content", fromS(content));
    }
}
