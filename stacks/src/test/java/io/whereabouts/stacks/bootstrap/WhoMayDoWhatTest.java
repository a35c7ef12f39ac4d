package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.Graph;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The policies, judged as IAM does.
class WhoMayDoWhatTest {
    private static final String TABLES = "arn:aws:dynamodb:eu-central-1:111111111111:table/";
    private static final String ROLES = "arn:aws:iam::111111111111:role/";
    private static final String STATE = "arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/";
    private static final String WORKLOAD = "arn:aws:iam::111111111111:policy/whereabouts-bootstrap-workload-boundary";

    @ParameterizedTest
    @CsvSource({
        "dynamodb:CreateTable, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "lambda:UpdateFunctionCode, arn:aws:lambda:eu-central-1:111111111111:function:prod-whereabouts-commands",
        "sqs:CreateQueue, arn:aws:sqs:eu-central-1:111111111111:prod-whereabouts-audit-projector",
        "s3:PutBucketPolicy, arn:aws:s3:::prod-whereabouts-audit-20261121",
        "s3:PutObject, arn:aws:s3:::prod-whereabouts-page-20261121/index.html",
        "logs:PutRetentionPolicy, arn:aws:logs:eu-central-1:111111111111:log-group:/aws/lambda/prod-whereabouts-commands",
        "iam:GetRole, arn:aws:iam::111111111111:role/prod-whereabouts-commands",
        "route53:ChangeResourceRecordSets, arn:aws:route53:::hostedzone/Z0123456789",
        "s3:PutObject, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/stacks/whereabouts/prod.json",
        "s3:PutObject, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/locks/organization/whereabouts/prod/1.json",
    })
    void production_deploys_its_stack(String action, String resource) {
        assertThat(Holder.deployment(Accounts.production()).allows(action, resource))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb:DeleteTable, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:GetItem, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:PutItem, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:UpdateTable, arn:aws:dynamodb:eu-central-1:111111111111:table/other",
        "s3:DeleteBucket, arn:aws:s3:::prod-whereabouts-audit-20261121",
        "s3:GetObject, arn:aws:s3:::prod-whereabouts-audit-20261121/log/x",
        "s3:DeleteObjectVersion, arn:aws:s3:::prod-whereabouts-audit-20261121/log/x",
        "s3:GetObject, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/stacks/whereabouts-bootstrap/prod.json",
        "logs:GetLogEvents, arn:aws:logs:eu-central-1:111111111111:log-group:/aws/lambda/prod-whereabouts-commands",
        "route53:ChangeResourceRecordSets, arn:aws:route53:::hostedzone/Z999",
    })
    void production_cannot_read_or_destroy_what_it_deploys(String action, String resource) {
        assertThat(Holder.deployment(Accounts.production()).allows(action, resource))
                .isFalse();
    }

    /// Whatever is attached to the role one day.
    @ParameterizedTest
    @CsvSource({
        "iam:CreateUser, arn:aws:iam::111111111111:user/eve",
        "iam:CreatePolicyVersion, arn:aws:iam::111111111111:policy/whereabouts-bootstrap-workload-boundary",
        "iam:CreatePolicyVersion, arn:aws:iam::111111111111:policy/whereabouts-bootstrap-deployment-boundary",
        "iam:AttachRolePolicy, arn:aws:iam::111111111111:role/whereabouts-bootstrap-deployment",
        "iam:PutRolePolicy, arn:aws:iam::111111111111:role/whereabouts-bootstrap-deployment",
        "iam:UpdateAssumeRolePolicy, arn:aws:iam::111111111111:role/whereabouts-bootstrap-deployment",
        "iam:DeleteRolePermissionsBoundary, arn:aws:iam::111111111111:role/whereabouts-bootstrap-deployment",
        "iam:DeleteRolePermissionsBoundary, arn:aws:iam::111111111111:role/prod-whereabouts-commands",
        "iam:PutRolePermissionsBoundary, arn:aws:iam::111111111111:role/prod-whereabouts-commands",
        "iam:AttachRolePolicy, arn:aws:iam::111111111111:role/prod-whereabouts-commands",
        "iam:UpdateOpenIDConnectProviderThumbprint, arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com",
        "sts:AssumeRole, arn:aws:iam::222222222222:role/whereabouts-bootstrap-deployment",
        "cloudtrail:StopLogging, arn:aws:cloudtrail:eu-central-1:111111111111:trail/whereabouts-bootstrap-trail",
        "s3:PutBucketPolicy, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1",
        "s3:DeleteObjectVersion, arn:aws:s3:::whereabouts-bootstrap-trail-111111111111-eu-central-1/AWSLogs/x",
        "backup:DeleteRecoveryPoint, arn:aws:backup:eu-central-1:111111111111:recovery-point:1",
        "kms:ScheduleKeyDeletion, arn:aws:kms:eu-central-1:111111111111:key/1",
        "organizations:LeaveOrganization, *",
    })
    void no_deployment_role_can_widen_itself(String action, String resource) {
        assertThat(Accounts.withStacks())
                .allSatisfy(graph -> assertThat(Holder.administratorWithBoundary(graph)
                                .allows(action, resource, Map.of("iam:PermissionsBoundary", WORKLOAD)))
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#withStacks")
    void a_role_is_created_with_the_boundary_or_not_at_all(Graph graph) {
        var everything = Holder.administratorWithBoundary(graph);
        var role = ROLES + "prod-whereabouts-commands";

        for (var action : new String[] {"iam:CreateRole", "iam:PutRolePolicy"}) {
            assertThat(everything.allows(action, role, Map.of("iam:PermissionsBoundary", WORKLOAD)))
                    .isTrue();
            assertThat(everything.allows(action, role)).isFalse();
            assertThat(everything.allows(
                            action,
                            role,
                            Map.of("iam:PermissionsBoundary", WORKLOAD.replace("workload", "deployment"))))
                    .isFalse();
        }
    }

    @Test
    void a_role_is_handed_to_the_services_that_need_one_alone() {
        var deployment = Holder.deployment(Accounts.production());
        var role = ROLES + "prod-whereabouts-commands";

        assertThat(deployment.allows("iam:PassRole", role, Map.of("iam:PassedToService", "lambda.amazonaws.com")))
                .isTrue();
        assertThat(deployment.allows("iam:PassRole", role, Map.of("iam:PassedToService", "ec2.amazonaws.com")))
                .isFalse();
        assertThat(deployment.allows(
                        "iam:PassRole",
                        ROLES + "whereabouts-bootstrap-deployment",
                        Map.of("iam:PassedToService", "lambda.amazonaws.com")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "iam:CreateRole, arn:aws:iam::111111111111:role/prod-whereabouts-x",
        "sts:AssumeRole, arn:aws:iam::111111111111:role/whereabouts-bootstrap-deployment",
        "lambda:UpdateFunctionCode, arn:aws:lambda:eu-central-1:111111111111:function:prod-whereabouts-commands",
        "dynamodb:DeleteTable, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events",
        "dynamodb:GetItem, arn:aws:dynamodb:eu-central-1:111111111111:table/somebody-elses",
        "s3:GetObject, arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1/.pulumi/stacks/whereabouts/prod.json",
        "s3:PutBucketPolicy, arn:aws:s3:::prod-whereabouts-audit-1",
    })
    void a_function_cannot_exceed_its_boundary(String action, String resource) {
        assertThat(Holder.workload(Accounts.production()).allows(action, resource))
                .isFalse();
    }

    @Test
    void a_function_can_do_its_work_within_its_boundary() {
        var workload = Holder.workload(Accounts.production());

        assertThat(workload.allows("dynamodb:Query", TABLES + "prod-whereabouts-current-locations/index/by-place"))
                .isTrue();
        assertThat(workload.allows("s3:PutObject", "arn:aws:s3:::prod-whereabouts-audit-1/log/x"))
                .isTrue();
    }

    @Test
    void the_states_key_is_the_one_that_is_used() {
        var deployment = Holder.deployment(Accounts.production());
        var key = "arn:aws:kms:eu-central-1:111111111111:key/1";
        assertThat(deployment.allows(
                        "kms:Decrypt", key, Map.of("kms:ResourceAliases", "alias/whereabouts-bootstrap-state")))
                .isTrue();
        assertThat(deployment.allows("kms:Decrypt", key, Map.of("kms:ResourceAliases", "alias/events")))
                .isFalse();
        assertThat(Holder.operators()
                        .allows("kms:Decrypt", key, Map.of("kms:ResourceAliases", "alias/whereabouts-bootstrap-state")))
                .isFalse();
    }

    @Test
    void a_developer_has_one_stack_with_all_that_is_in_it() {
        var developers = Holder.developers();
        var peter = Map.of("aws:PrincipalTag/developer", "peter");

        for (var action : new String[] {"dynamodb:CreateTable", "dynamodb:DeleteTable", "dynamodb:GetItem"}) {
            assertThat(developers.allows(action, TABLES + "dev-peter-whereabouts-events", peter))
                    .isTrue();
            for (var other : new String[] {"dev-petra", "dev-peter-2", "dev-", "pr-17", "prod"}) {
                assertThat(developers.allows(action, TABLES + other + "-whereabouts-events", peter))
                        .isFalse();
            }
            assertThat(developers.allows(action, TABLES + "dev-peter-whereabouts-events"))
                    .as("without the tag")
                    .isFalse();
        }
        assertThat(developers.allows("s3:PutObject", STATE + "stacks/whereabouts/dev-peter.json", peter))
                .isTrue();
        assertThat(developers.allows("s3:PutObject", STATE + "stacks/whereabouts/pr-17.json", peter))
                .isFalse();
    }

    @Test
    void what_carries_no_name_is_told_by_its_tag() {
        var developers = Holder.developers();
        var pool = "arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_x";

        assertThat(developers.allows("cognito-idp:DeleteUserPool", pool, tagged("aws:ResourceTag/stack", "dev-peter")))
                .isTrue();
        assertThat(developers.allows("cognito-idp:DeleteUserPool", pool, tagged("aws:ResourceTag/stack", "dev-petra")))
                .isFalse();
        assertThat(developers.allows("cognito-idp:CreateUserPool", "*", tagged("aws:RequestTag/stack", "dev-peter")))
                .isTrue();
        assertThat(developers.allows("cognito-idp:CreateUserPool", "*", tagged("aws:RequestTag/stack", "prod")))
                .isFalse();
    }

    private static Map<String, String> tagged(String key, String stack) {
        return Map.of("aws:PrincipalTag/developer", "peter", key, stack);
    }
}
