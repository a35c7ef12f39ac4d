package io.whereabouts.query.epcis;

import io.whereabouts.query.given.LocalAws;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// `epcis-events` as the stack declares it, on DynamoDB Local.
final class TestTable {
    private TestTable() {}

    static String create() {
        var name = "epcis-events-" + UUID.randomUUID();
        LocalAws.dynamoDb()
                .createTable(table -> table.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(text(EpcisTable.PARTITION), text(EpcisTable.SORT))
                        .keySchema(key(EpcisTable.PARTITION, KeyType.HASH), key(EpcisTable.SORT, KeyType.RANGE)));
        return name;
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
