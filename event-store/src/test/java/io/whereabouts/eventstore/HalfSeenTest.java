package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.CLOSED;
import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.under;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Two events of one append under one tag, of which a reader may see the second first.
class HalfSeenTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    /// Queries that do not see the first item yet.
    private final AtomicInteger early = new AtomicInteger();

    private final Requests requests = new Requests();
    private final TestStore store = new TestStore(DYNAMO_DB, requests, new ExecutionInterceptor() {
        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            return context.response() instanceof QueryResponse query && early.getAndDecrement() > 0
                    ? query.toBuilder()
                            .items(query.items().subList(1, query.items().size()))
                            .build()
                    : context.response();
        }
    });

    @BeforeEach
    void twoInOneAppend() {
        store.append(AppendCondition.none(), decision(OPENED, "first", "ship=1"), decision(CLOSED, "second", "ship=1"));
        requests.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_first_is_waited_for() {
        early.set(2);
        assertThat(store.source(under("ship=1")).texts()).containsExactly("first", "second");
        assertThat(requests.sent()).containsExactly("Query", "Query", "Query");
    }

    @Test
    void one_that_a_restore_lost_is_not_waited_for_without_end() {
        store.client.deleteItem(delete ->
                delete.tableName(store.table).key(Map.of("tag", fromS("ship=1"), "position", fromS("d#000000000000"))));
        requests.clear();
        assertThat(store.source(under("ship=1")).texts()).containsExactly("second");
        assertThat(requests.sent()).hasSize(5).containsOnly("Query");
        store.append(store.having(under("ship=1")), decision(OPENED, "third", "ship=1"));
        assertThat(store.items()).containsOnlyKeys("ship=1 d#000000000001", "ship=1 d#000000000002");
    }
}
