package io.whereabouts.eventstore.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.whereabouts.eventstore.EventsTable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Sizes, keys, capacity and tables.
abstract class LimitsContract extends DynamoDbContract {
    /// Of a BatchGetItem.
    abstract double unitsOfAnAbsentItem();

    abstract double unitsOfACheck();

    @Test
    void keys_are_there_of_their_type_and_not_empty() {
        for (var item : List.<Map<String, AttributeValue>>of(
                Map.of("tag", fromS("ship=1")),
                Map.of("tag", fromS("ship=1"), "position", fromN("1")),
                key("", "d#0"),
                key("ship=1", ""))) {
            refused("ValidationException", () -> put(item));
        }
        refused(
                "ValidationException",
                () -> client.getItem(get -> get.tableName(table).key(Map.of("tag", fromS("ship=1")))));
        refused(
                "ValidationException",
                () -> client.getItem(get -> get.tableName(table).key(item("ship=1", "d#0", "too much"))));
        refused("ValidationException", () -> write(token(), puts(key("ship=1", "d#0")), puts(key("ship=2", ""))));
        assertThat(get("ship=1", "d#0")).isEmpty();
    }

    @Test
    void keys_and_items_have_their_largest_sizes() {
        put(key("x".repeat(2_048), "y".repeat(1_024)));
        put(item("ship=1", "d#0", 400 * 1024));
        refused("ValidationException", () -> put(key("x".repeat(2_049), "y")));
        refused("ValidationException", () -> put(key("x", "y".repeat(1_025))));
        refused("ValidationException", () -> put(key("é".repeat(1_025), "y")));
        refused("ValidationException", () -> put(item("ship=1", "d#0", 400 * 1024 + 1)));
    }

    @ParameterizedTest
    @CsvSource({"100, 1, 1", "1024, 1, 1", "1025, 2, 1", "4096, 4, 1", "4097, 5, 2", "204800, 200, 50"})
    void capacity_is_by_the_kilobyte_written_and_by_four_read(int bytes, double written, double read) {
        var item = item("ship=1", "d#0", bytes);
        assertThat(client.putItem(put -> put.tableName(table)
                                .item(item)
                                .conditionExpression(FREE)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()
                        .capacityUnits())
                .isEqualTo(written);
        for (var consistent : List.of(true, false)) {
            assertThat(client.getItem(get -> get.tableName(table)
                                    .key(key("ship=1", "d#0"))
                                    .consistentRead(consistent)
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                            .consumedCapacity()
                            .capacityUnits())
                    .isEqualTo(consistent ? read : read / 2);
        }
    }

    @Test
    void an_item_that_is_not_there_costs_what_the_smallest_costs() {
        assertThat(client.getItem(get -> get.tableName(table)
                                .key(key("ship=1", "d#0"))
                                .consistentRead(true)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()
                        .capacityUnits())
                .isEqualTo(1);
    }

    @Test
    void a_query_costs_what_its_items_cost_together() {
        IntStream.range(0, 10).forEach(n -> put(item("ship=1", "d#" + n, 1_000)));
        assertThat(client.query(query -> query.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression("tag = :tag")
                                .expressionAttributeValues(Map.of(":tag", fromS("ship=1")))
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()
                        .capacityUnits())
                .isEqualTo(3);
    }

    @Test
    void a_transaction_costs_double_and_a_check_costs_as_a_write() {
        var written = client.transactWriteItems(transaction -> transaction
                .transactItems(
                        puts(item("ship=1", "d#0", 1_000)),
                        puts(item("ship=2", "d#0", 1_500)),
                        checks(key("ship=3", "d#0")))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
        assertThat(written.consumedCapacity())
                .extracting(ConsumedCapacity::tableName, ConsumedCapacity::capacityUnits)
                .containsExactly(tuple(table, 2 + 4 + unitsOfACheck()));
    }

    @Test
    void a_batch_costs_what_each_of_its_items_costs() {
        put(item("ship=1", "d#0", 1_000));
        var keys = KeysAndAttributes.builder()
                .keys(List.of(key("ship=1", "d#0"), key("ship=2", "d#0")))
                .consistentRead(true)
                .build();
        assertThat(client.batchGetItem(batch -> batch.requestItems(Map.of(table, keys))
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity())
                .extracting(ConsumedCapacity::capacityUnits)
                .containsExactly(1 + unitsOfAnAbsentItem());
    }

    @Test
    void a_batch_of_writes_has_25_items_at_most() {
        client.batchWriteItem(batch -> batch.requestItems(Map.of(table, writes(25))));
        assertThat(client.scan(scan -> scan.tableName(table)).count()).isEqualTo(25);
        refused(
                "ValidationException",
                () -> client.batchWriteItem(batch -> batch.requestItems(Map.of(table, writes(26)))));
    }

    private static List<WriteRequest> writes(int items) {
        return IntStream.range(0, items)
                .mapToObj(n -> WriteRequest.builder()
                        .putRequest(PutRequest.builder()
                                .item(item("ship=1", "d#%03d".formatted(n), "x"))
                                .build())
                        .build())
                .toList();
    }

    @Test
    void a_table_is_there_once() {
        var described =
                client.describeTable(describe -> describe.tableName(table)).table();
        assertThat(described.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(described.keySchema())
                .extracting(key -> key.attributeName() + " " + key.keyTypeAsString())
                .containsExactly("tag HASH", "position RANGE");
        refused("ResourceInUseException", () -> EventsTable.create(client, table));
        refused(
                "ResourceNotFoundException",
                () -> client.getItem(get -> get.tableName("none").key(key("ship=1", "d#0"))));
    }
}
