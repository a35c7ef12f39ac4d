package io.whereabouts.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredItemsTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    @Test
    void the_local_table_starts_empty() {
        var table = DYNAMO_DB.createEventsTable();
        assertThat(DYNAMO_DB.client().scan(scan -> scan.tableName(table)).items()).isEmpty();
    }
}
