package io.whereabouts.eventstore;

import io.whereabouts.eventstore.ObservationOutcomes.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// Writes observations, each by itself, several at a time: one PutItem on condition that its key is not there yet.
/// What is there comes back with the refusal, so that a duplicate costs no second request.
final class ObservationAppend {
    private static final int MOST_LOST_REPLIES = 3;

    private final DynamoDbClient client;
    private final String table;
    private final EventItems format;
    private final Pause pause;
    private final Executor executor;

    ObservationAppend(DynamoDbClient client, String table, EventItems format, Pause pause, Executor executor) {
        this.client = client;
        this.table = table;
        this.format = format;
        this.pause = pause;
        this.executor = executor;
    }

    /// @throws ConflictingObservation if there is one, and nobody who is told by `outcomes`
    /// @throws AppendContended if one collided with transactions all the time; it was not written
    /// @throws AppendFailed if DynamoDB refused one; it was not written
    /// @throws AppendUnsettled if it is not known whether one was written
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
            throw new ConflictingObservation(conflicting);
        }
    }

    private Outcome put(PreparedObservation observation) {
        var what = "recording observation %s".formatted(observation.key());
        var backoff = new Backoff(pause);
        var lostReplies = new ArrayList<SdkException>();
        while (true) {
            try {
                client.putItem(put -> put.tableName(table)
                        .item(observation.item())
                        .conditionExpression(DecisionPlan.FREE)
                        .expressionAttributeNames(DecisionPlan.FREE_NAMES)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                return Outcome.RECORDED;
            } catch (ConditionalCheckFailedException there) {
                return outcome(
                        observation,
                        there,
                        !lostReplies.isEmpty() || Attempts.doubt(there).isPresent());
            } catch (TransactionConflictException others) {
                Attempts.doubt(others).ifPresent(lostReplies::add);
                if (!backoff.pause()) {
                    throw lostReplies.isEmpty()
                            ? new AppendContended(what, backoff.attempts())
                            : new AppendUnsettled(what, lostReplies.getLast());
                }
            } catch (AwsServiceException refused) {
                if (refused.statusCode() < 500) {
                    throw lostReplies.isEmpty() && Attempts.doubt(refused).isEmpty()
                            ? new AppendFailed(what, refused)
                            : new AppendUnsettled(what, refused);
                }
                lostReplies.add(refused);
            } catch (SdkClientException noReply) {
                lostReplies.add(noReply);
            }
            if (lostReplies.size() > MOST_LOST_REPLIES) {
                throw new AppendUnsettled(what, lostReplies.getLast());
            }
        }
    }

    /// After a lost reply, an item that is the same to the last attribute is what the first attempt wrote.
    private Outcome outcome(PreparedObservation observation, ConditionalCheckFailedException there, boolean mayBeOwn) {
        if (!there.hasItem()) {
            throw there;
        }
        return mayBeOwn && there.item().equals(observation.item())
                ? Outcome.RECORDED
                : observation.besides(there.item(), format);
    }
}
