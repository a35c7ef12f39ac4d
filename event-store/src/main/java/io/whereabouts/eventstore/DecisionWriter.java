package io.whereabouts.eventstore;

import io.whereabouts.eventstore.WriteResult.Busy;
import io.whereabouts.eventstore.WriteResult.Taken;
import io.whereabouts.eventstore.WriteResult.Unknown;
import io.whereabouts.eventstore.WriteResult.Written;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// One attempt to write decisions: one conditional PutItem where that is enough, otherwise one transaction.
final class DecisionWriter {
    private static final String NOT_FREE = "ConditionalCheckFailed";

    /// Cancelled for the moment, not for what is stored (the reasons of TransactionCanceledException in the
    /// DynamoDB API reference).
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final DynamoDbClient client;
    private final String table;

    DecisionWriter(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// @param token the same for the same plan, so that a transaction that is sent again after a lost reply is not
    ///              applied twice
    WriteResult write(DecisionPlan plan, String token) {
        try {
            if (plan.isOnePut()) {
                put(plan);
            } else {
                client.transactWriteItems(transaction ->
                        transaction.transactItems(plan.transaction(table)).clientRequestToken(token));
            }
            return new Written();
        } catch (ConditionalCheckFailedException taken) {
            return new Taken(Set.copyOf(plan.tags()));
        } catch (TransactionCanceledException cancelled) {
            return reason(cancelled, plan).orElseThrow(() -> cancelled);
        } catch (TransactionConflictException | TransactionInProgressException others) {
            return new Busy();
        } catch (InternalServerErrorException | SdkClientException noReply) {
            return new Unknown(noReply);
        }
    }

    private void put(DecisionPlan plan) {
        client.putItem(put -> put.tableName(table)
                .item(plan.items().getFirst())
                .conditionExpression(DecisionPlan.FREE)
                .expressionAttributeNames(DecisionPlan.FREE_NAMES));
    }

    private static Optional<WriteResult> reason(TransactionCanceledException cancelled, DecisionPlan plan) {
        var codes = cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
        var tags = plan.tags();
        var taken = new TreeSet<String>();
        for (var i = 0; i < codes.size(); i++) {
            if (NOT_FREE.equals(codes.get(i))) {
                taken.add(tags.get(i));
            }
        }
        if (!taken.isEmpty()) {
            return Optional.of(new Taken(taken));
        }
        return codes.stream().anyMatch(PASSING::contains) ? Optional.of(new Busy()) : Optional.empty();
    }
}
