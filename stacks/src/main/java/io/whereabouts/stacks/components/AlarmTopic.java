package io.whereabouts.stacks.components;

import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicPolicy;
import com.pulumi.aws.sns.TopicPolicyArgs;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import java.util.List;
import java.util.Optional;

/// Where alarms of one Region go.
final class AlarmTopic {
    private AlarmTopic() {}

    /// @param email who is told; without it the alarms are seen on the dashboard only
    static Topic declare(String name, String physicalName, Optional<String> email, ComponentResource whose) {
        // Not encrypted by a key: CloudWatch may not use the one that AWS manages, and a key of our own costs more
        // than the alarms; what is sent says nothing about packages.
        var topic = new Topic(name, TopicArgs.builder().name(physicalName).build(), Stack.in(whose));
        var resources = List.<Output<String>>of(topic.arn());
        // Names whoever publishes: a policy of one's own replaces the one that lets the whole account in.
        new TopicPolicy(
                name,
                TopicPolicyArgs.builder()
                        .arn(topic.arn())
                        .policy(Policy.of(List.of(
                                Statement.allow(
                                                Statement.Principal.service("cloudwatch.amazonaws.com"),
                                                List.of("sns:Publish"),
                                                resources)
                                        .onlyIf("StringEquals", "aws:SourceAccount", Stack.accountOf(whose)),
                                Statement.refuseWithoutTls("sns:Publish", resources))))
                        .build(),
                Stack.in(whose));
        email.ifPresent(address -> new TopicSubscription(
                name + "-by-email",
                TopicSubscriptionArgs.builder()
                        .topic(topic.arn())
                        .protocol("email")
                        .endpoint(address)
                        .build(),
                Stack.in(whose)));
        return topic;
    }
}
