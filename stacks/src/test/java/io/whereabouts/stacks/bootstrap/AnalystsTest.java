package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The analysts' policies, judged as IAM does: SQL over the audit log, and nothing else.
class AnalystsTest {
    @ParameterizedTest
    @CsvSource({
        "athena:StartQueryExecution, arn:aws:athena:eu-central-1:111111111111:workgroup/prod-whereabouts-analytics",
        "athena:GetQueryExecution, arn:aws:athena:eu-central-1:111111111111:workgroup/prod-whereabouts-analytics",
        "athena:GetQueryResults, arn:aws:athena:eu-central-1:111111111111:workgroup/prod-whereabouts-analytics",
        "athena:StopQueryExecution, arn:aws:athena:eu-central-1:111111111111:workgroup/prod-whereabouts-analytics",
        "glue:GetDatabase, arn:aws:glue:eu-central-1:111111111111:database/default",
        "glue:GetDatabase, arn:aws:glue:eu-central-1:111111111111:database/prod_whereabouts_audit",
        "glue:GetTable, arn:aws:glue:eu-central-1:111111111111:catalog",
        "glue:GetTable, arn:aws:glue:eu-central-1:111111111111:table/prod_whereabouts_audit/log",
        "glue:GetPartitions, arn:aws:glue:eu-central-1:111111111111:table/prod_whereabouts_audit/log",
        "s3:GetBucketLocation, arn:aws:s3:::prod-whereabouts-audit-1",
        "s3:ListBucket, arn:aws:s3:::prod-whereabouts-audit-1",
        "s3:GetObject, arn:aws:s3:::prod-whereabouts-audit-1/log/hour=2026-11-01T09/x.jsonl.gz",
        "s3:GetObject, arn:aws:s3:::prod-whereabouts-audit-1/generation=2/log/hour=2026-11-01T09/x.jsonl.gz",
        "s3:GetBucketLocation, arn:aws:s3:::prod-whereabouts-query-1",
        "s3:ListBucket, arn:aws:s3:::prod-whereabouts-query-1",
        "s3:ListBucketMultipartUploads, arn:aws:s3:::prod-whereabouts-query-1",
        "s3:GetObject, arn:aws:s3:::prod-whereabouts-query-1/x.csv",
        "s3:PutObject, arn:aws:s3:::prod-whereabouts-query-1/x.csv",
        "s3:AbortMultipartUpload, arn:aws:s3:::prod-whereabouts-query-1/x.csv",
        "s3:ListMultipartUploadParts, arn:aws:s3:::prod-whereabouts-query-1/x.csv",
    })
    void an_analyst_can_do_what_sql_calls(String action, String resource) {
        assertThat(Holder.analysts().allows(action, resource)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "athena:StartQueryExecution, arn:aws:athena:eu-central-1:111111111111:workgroup/staging-whereabouts-analytics",
        "athena:StartQueryExecution, arn:aws:athena:eu-central-1:111111111111:workgroup/primary",
        "athena:UpdateWorkGroup, arn:aws:athena:eu-central-1:111111111111:workgroup/prod-whereabouts-analytics",
        "glue:UpdateTable, arn:aws:glue:eu-central-1:111111111111:table/prod_whereabouts_audit/log",
        "glue:GetTable, arn:aws:glue:eu-central-1:111111111111:table/staging_whereabouts_audit/log",
        "glue:CreateDatabase, arn:aws:glue:eu-central-1:111111111111:database/default",
        "s3:PutObject, arn:aws:s3:::prod-whereabouts-audit-1/log/x",
        "s3:DeleteObject, arn:aws:s3:::prod-whereabouts-audit-1/log/x",
        "s3:GetObject, arn:aws:s3:::prod-whereabouts-pics-1/x",
        "s3:GetObject, arn:aws:s3:::staging-whereabouts-audit-1/log/x",
        "s3:DeleteObject, arn:aws:s3:::prod-whereabouts-query-1/x.csv",
        "dynamodb:Scan, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "sqs:ReceiveMessage, arn:aws:sqs:eu-central-1:111111111111:prod-whereabouts-audit-projector",
    })
    void an_analyst_can_do_nothing_else(String action, String resource) {
        assertThat(Holder.analysts().allows(action, resource)).isFalse();
    }

    /// What the policies name is what the stack is called.
    @Test
    void what_analysts_may_ask_is_what_the_stack_makes() {
        var stack = Graph.of("prod", Graph.PRODUCTION_SETTINGS);

        assertThat(stack.one("Workgroup", "analytics").text("name")).isEqualTo("prod-whereabouts-analytics");
        assertThat(stack.one("CatalogDatabase", "analytics").text("name")).isEqualTo("prod_whereabouts_audit");
        assertThat(stack.one("CatalogTable", "audit-events").text("name")).isEqualTo("log");
        assertThat(stack.one("BucketV2", "audit-log").text("bucketPrefix")).isEqualTo("prod-whereabouts-audit-");
        assertThat(stack.one("BucketV2", "analytics-results").text("bucketPrefix"))
                .isEqualTo("prod-whereabouts-query-");
    }
}
