package io.whereabouts.stacks.bootstrap;

import static io.whereabouts.stacks.bootstrap.Power.Use.CHANGE;
import static io.whereabouts.stacks.bootstrap.Power.Use.CONTENT;
import static io.whereabouts.stacks.bootstrap.Power.Use.DESTROY;
import static io.whereabouts.stacks.bootstrap.Power.Use.READ;

import io.whereabouts.stacks.bootstrap.Power.Area;
import java.util.List;

/// Queues, buses, pipes, schedules and the schemas of what passes through them.
final class MessagePowers {
    private MessagePowers() {}

    static List<Power> all() {
        return List.of(
                Power.named(Area.MESSAGES, "SQS queues", "arn:aws:sqs:{region}:{account}:{name}")
                        .may(READ, "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags")
                        .may(CHANGE, "sqs:CreateQueue", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue")
                        .may(DESTROY, "sqs:DeleteQueue")
                        .may(
                                CONTENT,
                                "sqs:DeleteMessage",
                                "sqs:PurgeQueue",
                                "sqs:ReceiveMessage",
                                "sqs:SendMessage",
                                "sqs:StartMessageMoveTask"),
                Power.bound(
                                Area.MESSAGES,
                                "lists of queues",
                                new Bound.Unbound("SQS lists the queues of the account or none; names, not messages"),
                                "*")
                        .may(CONTENT, "sqs:ListQueues"),
                Power.named(
                                Area.MESSAGES,
                                "buses and rules",
                                "arn:aws:events:{region}:{account}:event-bus/{name}",
                                "arn:aws:events:{region}:{account}:rule/{name}")
                        .may(
                                READ,
                                "events:DescribeEventBus",
                                "events:DescribeRule",
                                "events:ListTagsForResource",
                                "events:ListTargetsByRule")
                        .may(
                                CHANGE,
                                "events:CreateEventBus",
                                "events:PutRule",
                                "events:PutTargets",
                                "events:TagResource",
                                "events:UntagResource",
                                "events:UpdateEventBus")
                        .may(DESTROY, "events:DeleteEventBus", "events:DeleteRule", "events:RemoveTargets")
                        .may(CONTENT, "events:PutEvents"),
                Power.named(Area.MESSAGES, "pipes", "arn:aws:pipes:{region}:{account}:pipe/{name}")
                        .may(READ, "pipes:DescribePipe", "pipes:ListTagsForResource")
                        .may(
                                CHANGE,
                                "pipes:CreatePipe",
                                "pipes:StartPipe",
                                "pipes:StopPipe",
                                "pipes:TagResource",
                                "pipes:UntagResource",
                                "pipes:UpdatePipe")
                        .may(DESTROY, "pipes:DeletePipe"),
                Power.named(
                                Area.MESSAGES,
                                "schedules",
                                "arn:aws:scheduler:{region}:{account}:schedule/*/{name}",
                                "arn:aws:scheduler:{region}:{account}:schedule-group/{name}")
                        .may(
                                READ,
                                "scheduler:GetSchedule",
                                "scheduler:GetScheduleGroup",
                                "scheduler:ListTagsForResource")
                        .may(
                                CHANGE,
                                "scheduler:CreateSchedule",
                                "scheduler:CreateScheduleGroup",
                                "scheduler:TagResource",
                                "scheduler:UntagResource",
                                "scheduler:UpdateSchedule")
                        .may(DESTROY, "scheduler:DeleteSchedule", "scheduler:DeleteScheduleGroup"),
                Power.named(
                                Area.MESSAGES,
                                "schema registries",
                                "arn:aws:schemas:{region}:{account}:registry/{name}",
                                "arn:aws:schemas:{region}:{account}:schema/{name}/*")
                        .may(READ, "schemas:DescribeRegistry", "schemas:DescribeSchema", "schemas:ListTagsForResource")
                        .may(
                                CHANGE,
                                "schemas:CreateRegistry",
                                "schemas:CreateSchema",
                                "schemas:TagResource",
                                "schemas:UntagResource",
                                "schemas:UpdateRegistry",
                                "schemas:UpdateSchema")
                        .may(DESTROY, "schemas:DeleteRegistry", "schemas:DeleteSchema"));
    }
}
