package io.whereabouts.eventstore;

import io.whereabouts.eventstore.WriteResult.Busy;
import io.whereabouts.eventstore.WriteResult.Refused;
import io.whereabouts.eventstore.WriteResult.Taken;
import io.whereabouts.eventstore.WriteResult.Unknown;
import io.whereabouts.eventstore.WriteResult.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
                put(plan.copies().getFirst());
            } else {
                client.transactWriteItems(transaction ->
                        transaction.transactItems(plan.transaction(table)).clientRequestToken(token));
            }
            return new Written();
        } catch (ConditionalCheckFailedException taken) {
            return new Taken(
                    Set.of(EventItems.text(plan.copies().getFirst(), EventItems.TAG)), Map.of(), Attempts.doubt(taken));
        } catch (TransactionCanceledException cancelled) {
            return reason(cancelled, plan);
        } catch (TransactionConflictException others) {
            return new Busy(Attempts.doubt(others));
        } catch (TransactionInProgressException own) {
            return new Busy(Optional.of(own)); // an earlier try, which may yet be applied
        } catch (InternalServerErrorException | SdkClientException noReply) {
            return new Unknown(noReply);
        } catch (AwsServiceException refused) {
            return refused.statusCode() >= 500 ? new Unknown(refused) : new Refused(refused, Attempts.doubt(refused));
        }
    }

    private void put(Map<String, AttributeValue> copy) {
        client.putItem(put -> put.tableName(table)
                .item(copy)
                .conditionExpression(DecisionPlan.FREE)
                .expressionAttributeNames(DecisionPlan.FREE_NAMES));
    }

    private static WriteResult reason(TransactionCanceledException cancelled, DecisionPlan plan) {
        var reasons = cancelled.cancellationReasons();
        var tags = tags(plan);
        var takenTags = new TreeSet<String>();
        var takenObservations = new LinkedHashMap<PreparedObservation, Map<String, AttributeValue>>();
        for (var i = 0; i < reasons.size(); i++) {
            if (NOT_FREE.equals(reasons.get(i).code())) {
                var observation = i - plan.copies().size();
                if (0 <= observation && observation < plan.observations().size()) {
                    takenObservations.put(
                            plan.observations().get(observation), reasons.get(i).item());
                } else {
                    takenTags.add(tags.get(i));
                }
            }
        }
        if (!takenTags.isEmpty() || !takenObservations.isEmpty()) {
            return new Taken(takenTags, takenObservations, Attempts.doubt(cancelled));
        }
        return reasons.stream().map(CancellationReason::code).anyMatch(PASSING::contains)
                ? new Busy(Attempts.doubt(cancelled))
                : new Refused(cancelled, Attempts.doubt(cancelled));
    }

    /// The tag that each operation of a plan's transaction is about.
    private static List<String> tags(DecisionPlan plan) {
        var tags = new ArrayList<String>();
        plan.copies().forEach(copy -> tags.add(EventItems.text(copy, EventItems.TAG)));
        plan.observations().forEach(observation -> tags.add(EventItems.text(observation.item(), EventItems.TAG)));
        tags.addAll(plan.checks().keySet());
        return tags;
    }
}
