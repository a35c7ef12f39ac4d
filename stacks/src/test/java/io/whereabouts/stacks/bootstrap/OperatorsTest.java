package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The operators' policies, judged as IAM does: what their commands call, and nothing else.
class OperatorsTest {
    private static final String WORKLOAD = "arn:aws:iam::111111111111:policy/whereabouts-bootstrap-workload-boundary";

    @ParameterizedTest
    @CsvSource({
        "sqs:ListQueues, *",
        "sqs:GetQueueAttributes, arn:aws:sqs:eu-central-1:111111111111:prod-whereabouts-audit-projector",
        "sqs:ReceiveMessage, arn:aws:sqs:eu-central-1:111111111111:prod-whereabouts-audit-projector-dead-letters",
        "sqs:SendMessage, arn:aws:sqs:eu-central-1:111111111111:prod-whereabouts-audit-projector",
        "sqs:DeleteMessage, arn:aws:sqs:eu-central-1:111111111111:prod-whereabouts-audit-projector-dead-letters",
        "dynamodb:Scan, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "events:PutEvents, arn:aws:events:eu-central-1:111111111111:event-bus/prod-whereabouts-package-events",
        "dynamodb:Scan, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-current-locations",
        "dynamodb:BatchWriteItem, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-current-locations",
        "s3:ListBucket, arn:aws:s3:::prod-whereabouts-audit-1",
        "s3:DeleteObject, arn:aws:s3:::prod-whereabouts-audit-1/log/x",
        "s3:ListBucket, arn:aws:s3:::prod-whereabouts-merge-1",
        "s3:DeleteObject, arn:aws:s3:::prod-whereabouts-merge-1/x",
        "dynamodb:ListTagsOfResource, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:TagResource, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events-restored",
        "dynamodb:UpdateTable, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events-restored",
        "dynamodb:DescribeContinuousBackups, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:RestoreTableToPointInTime, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:RestoreTableToPointInTime, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events-restored",
        "dynamodb:UpdateContinuousBackups, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events-restored",
        "dynamodb:BatchGetItem, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events-restored",
        "dynamodb:DescribeTable, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:UpdateTable, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-current-locations",
    })
    void an_operator_can_do_what_the_commands_call(String action, String resource) {
        assertThat(Holder.operators().allows(action, resource)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb:GetItem, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:PutItem, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:BatchWriteItem, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:UpdateContinuousBackups, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:TagResource, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:DeleteTable, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events-restored",
        "dynamodb:Scan, arn:aws:dynamodb:eu-central-1:111111111111:table/staging-whereabouts-events",
        "s3:GetObject, arn:aws:s3:::prod-whereabouts-audit-1/log/x",
        "s3:DeleteObjectVersion, arn:aws:s3:::prod-whereabouts-audit-1/log/x",
        "s3:DeleteObject, arn:aws:s3:::prod-whereabouts-pics-1/x",
        "s3:GetObject, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/stacks/whereabouts/prod.json",
        "sqs:PurgeQueue, arn:aws:sqs:eu-central-1:111111111111:prod-whereabouts-audit-projector",
        "sqs:SendMessage, arn:aws:sqs:eu-central-1:111111111111:other",
        "lambda:UpdateFunctionCode, arn:aws:lambda:eu-central-1:111111111111:function:prod-whereabouts-commands",
        "iam:PutRolePolicy, arn:aws:iam::111111111111:role/prod-whereabouts-commands",
    })
    void an_operator_can_do_nothing_else(String action, String resource) {
        assertThat(Holder.operators().allows(action, resource, Map.of("iam:PermissionsBoundary", WORKLOAD)))
                .isFalse();
    }
}
