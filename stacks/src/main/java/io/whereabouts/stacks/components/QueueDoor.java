package io.whereabouts.stacks.components;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.aws.sqs.QueuePolicyArgs;
import com.pulumi.resources.ComponentResource;
import java.util.List;
import java.util.stream.Stream;

/// Who may put messages into a queue besides the roles that may by their own policies.
final class QueueDoor {
    private QueueDoor() {}

    static QueuePolicy open(String name, Queue queue, List<Statement> besides, ComponentResource whose) {
        var tls = Statement.refuseWithoutTls("sqs:*", List.of(queue.arn()));
        return new QueuePolicy(
                name,
                QueuePolicyArgs.builder()
                        .queueUrl(queue.url())
                        .policy(Policy.of(
                                Stream.concat(besides.stream(), Stream.of(tls)).toList()))
                        .build(),
                Stack.in(whose));
    }
}
