package io.whereabouts.eventstore;

import io.whereabouts.eventstore.ObservationOutcomes.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// Writes observations, each by itself, several at a time: one PutItem on condition that its key is not there yet.
/// What is there comes back with the refusal, so that a duplicate costs no second request.
final class ObservationAppend {
    private static final int MOST_LOST_REPLIES = 3;

    private final DynamoDbClient client;
    private final String table;
    private final EventItems format;
    private final Executor executor;

    ObservationAppend(DynamoDbClient client, String table, EventItems format, Executor executor) {
        this.client = client;
        this.table = table;
        this.format = format;
        this.executor = executor;
    }

    /// @throws ConflictingObservation if there is one, and nobody who is told by `outcomes`
    void run(List<PreparedObservation> observations, Optional<ObservationOutcomes> outcomes) {
        var done = Concurrently.call(observations, this::put, executor);
        var conflicting = new ArrayList<String>();
        for (var i = 0; i < done.size(); i++) {
            var key = observations.get(i).key();
            var outcome = done.get(i);
            outcomes.ifPresent(told -> told.add(key, outcome));
            if (outcomes.isEmpty() && outcome == Outcome.CONFLICTING) {
                conflicting.add(key);
            }
        }
        if (!conflicting.isEmpty()) {
            throw new ConflictingObservation("recorded before with other content, and not written now: %s"
                    .formatted(String.join(", ", conflicting)));
        }
    }

    private Outcome put(PreparedObservation observation) {
        var backoff = new Backoff("recording observation %s".formatted(observation.key()));
        var lostReplies = 0;
        while (true) {
            try {
                client.putItem(put -> put.tableName(table)
                        .item(observation.item())
                        .conditionExpression(DecisionPlan.FREE)
                        .expressionAttributeNames(DecisionPlan.FREE_NAMES)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                return Outcome.RECORDED;
            } catch (ConditionalCheckFailedException there) {
                return outcome(observation, there, lostReplies > 0 || wasRetried(there));
            } catch (TransactionConflictException others) {
                backoff.pause();
            } catch (InternalServerErrorException | SdkClientException noReply) {
                if (++lostReplies > MOST_LOST_REPLIES) {
                    throw noReply;
                }
            }
        }
    }

    /// After a lost reply, an item that is the same to the last attribute is what the first attempt wrote.
    private Outcome outcome(PreparedObservation observation, ConditionalCheckFailedException there, boolean mayBeOwn) {
        if (!there.hasItem()) {
            throw there;
        }
        if (mayBeOwn && there.item().equals(observation.item())) {
            return Outcome.RECORDED;
        }
        return sameFact(there.item(), observation) ? Outcome.DUPLICATE : Outcome.CONFLICTING;
    }

    private boolean sameFact(Map<String, AttributeValue> stored, PreparedObservation offered) {
        return Stream.of(EventItems.TYPE, EventItems.VERSION).allMatch(name -> same(name, stored, offered))
                && (same(EventItems.PAYLOAD, stored, offered) || format.holdsPayload(stored, offered.payload()));
    }

    private static boolean same(String name, Map<String, AttributeValue> stored, PreparedObservation offered) {
        return Objects.equals(stored.get(name), offered.item().get(name));
    }

    private static boolean wasRetried(SdkException failure) {
        @Nullable Integer attempts = failure.numAttempts();
        return attempts != null && attempts > 1;
    }
}
