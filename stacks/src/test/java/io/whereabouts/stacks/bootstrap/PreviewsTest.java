package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The policies of previews, looks and live previews, judged as IAM does.
class PreviewsTest {
    private static final String TABLES = "arn:aws:dynamodb:eu-central-1:111111111111:table/";
    private static final String STATE = "arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/";
    private static final String WORKLOAD = "arn:aws:iam::111111111111:policy/whereabouts-bootstrap-workload-boundary";

    @ParameterizedTest
    @CsvSource({
        "dynamodb:DescribeTable, arn:aws:dynamodb:eu-central-1:111111111111:table/staging-whereabouts-events",
        "s3:GetBucketPolicy, arn:aws:s3:::staging-whereabouts-audit-1",
        "s3:GetObject, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/stacks/whereabouts/staging.json",
    })
    void a_preview_reads_configuration_and_its_state(String action, String resource) {
        assertThat(Holder.preview().allows(action, resource)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb:GetItem, arn:aws:dynamodb:eu-central-1:111111111111:table/staging-whereabouts-events",
        "dynamodb:Scan, arn:aws:dynamodb:eu-central-1:111111111111:table/staging-whereabouts-events",
        "dynamodb:GetRecords, arn:aws:dynamodb:eu-central-1:111111111111:table/staging-whereabouts-events/stream/1",
        "dynamodb:ExportTableToPointInTime, arn:aws:dynamodb:eu-central-1:111111111111:table/staging-whereabouts-events",
        "s3:GetObject, arn:aws:s3:::staging-whereabouts-audit-1/log/x",
        "s3:ListBucket, arn:aws:s3:::staging-whereabouts-audit-1",
        "logs:GetLogEvents, arn:aws:logs:eu-central-1:111111111111:log-group:/aws/lambda/staging-whereabouts-commands",
        "logs:StartQuery, arn:aws:logs:eu-central-1:111111111111:log-group:/aws/lambda/staging-whereabouts-commands",
        "sqs:ReceiveMessage, arn:aws:sqs:eu-central-1:111111111111:staging-whereabouts-audit-projector",
        "athena:GetQueryResults, arn:aws:athena:eu-central-1:111111111111:workgroup/staging-whereabouts-audit",
        "cognito-idp:DescribeUserPoolClient, arn:aws:cognito-idp:eu-central-1:111111111111:userpool/x",
        "s3:PutObject, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/stacks/whereabouts/staging.json",
        "s3:GetObject, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/stacks/whereabouts/prod.json",
        "s3:GetObject, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/stacks/whereabouts-bootstrap/staging.json",
        "dynamodb:UpdateTable, arn:aws:dynamodb:eu-central-1:111111111111:table/staging-whereabouts-events",
        "iam:PutRolePolicy, arn:aws:iam::111111111111:role/staging-whereabouts-commands",
    })
    void a_preview_reads_no_content_and_changes_nothing(String action, String resource) {
        assertThat(Holder.preview()
                        .allows(
                                action,
                                resource,
                                Map.of("aws:ResourceTag/stack", "staging", "iam:PermissionsBoundary", WORKLOAD)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb:Scan, arn:aws:dynamodb:eu-central-1:111111111111:table/staging-whereabouts-events",
        "dynamodb:GetRecords, arn:aws:dynamodb:eu-central-1:111111111111:table/staging-whereabouts-events/stream/1",
        "logs:GetLogEvents, arn:aws:logs:eu-central-1:111111111111:log-group:/aws/lambda/staging-whereabouts-commands",
        "sqs:ReceiveMessage, arn:aws:sqs:eu-central-1:111111111111:staging-whereabouts-audit-projector",
    })
    void whatever_is_attached_to_a_preview_or_a_look_they_read_no_record(String action, String resource) {
        assertThat(Holder.administrator(Accounts.staging(), "preview").allows(action, resource))
                .isFalse();
        assertThat(Holder.administrator(Accounts.staging(), "look").allows(action, resource))
                .isFalse();
    }

    @Test
    void whatever_is_attached_to_a_preview_it_reads_no_object() {
        assertThat(Holder.administrator(Accounts.staging(), "preview")
                        .allows("s3:GetObject", "arn:aws:s3:::staging-whereabouts-audit-1/log/x"))
                .isFalse();
    }

    @Test
    void a_look_reads_what_it_compares_and_no_record() {
        var look = Holder.look(Accounts.production());

        assertThat(look.allows("s3:ListBucket", "arn:aws:s3:::prod-whereabouts-audit-1"))
                .isTrue();
        assertThat(look.allows("s3:GetObject", "arn:aws:s3:::prod-whereabouts-page-1/index.html"))
                .isTrue();
        assertThat(look.allows("s3:GetObject", "arn:aws:s3:::prod-whereabouts-audit-1/log/x"))
                .isFalse();
        assertThat(look.allows("dynamodb:Scan", TABLES + "prod-whereabouts-events"))
                .isFalse();
        assertThat(look.allows("s3:PutObject", STATE + "stacks/whereabouts/prod.json"))
                .isFalse();
    }

    @Test
    void a_live_preview_makes_and_destroys_the_stacks_of_pull_requests_alone() {
        var live = Holder.livePreview();

        assertThat(live.allows("dynamodb:DeleteTable", TABLES + "pr-17-whereabouts-events"))
                .isTrue();
        assertThat(live.allows("s3:PutObject", STATE + "stacks/whereabouts/pr-17.json"))
                .isTrue();
        assertThat(live.allows("dynamodb:DeleteTable", TABLES + "dev-peter-whereabouts-events"))
                .isFalse();
        assertThat(live.allows("s3:PutObject", STATE + "stacks/whereabouts/dev-peter.json"))
                .isFalse();
        assertThat(live.allows("dynamodb:GetItem", TABLES + "pr-17-whereabouts-events"))
                .isFalse();
    }
}
