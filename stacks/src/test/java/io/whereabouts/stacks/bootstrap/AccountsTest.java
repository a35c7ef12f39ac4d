package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.Graph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What there is in each account.
class AccountsTest {
    private static final String GITHUB = "${OpenIdConnectProvider/github.arn}";

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void the_state_is_versioned_encrypted_and_nobody_elses(Graph graph) {
        assertThat(graph.one("BucketV2", "state").text("bucket"))
                .isEqualTo("whereabouts-bootstrap-state-111111111111-eu-central-1");
        assertThat(graph.one("BucketVersioningV2", "state").text("versioningConfiguration"))
                .contains("Enabled");
        assertThat(graph.one("BucketServerSideEncryptionConfigurationV2", "state")
                        .text("rules"))
                .contains("sseAlgorithm=aws:kms", "kmsMasterKeyId=${Key/state.arn}");
        assertThat(graph.one("Key", "state").inputs()).containsEntry("enableKeyRotation", true);
        assertThat(graph.outputs())
                .containsEntry("stateBucket", "whereabouts-bootstrap-state-111111111111-eu-central-1")
                .containsEntry(
                        "backend", "s3://whereabouts-bootstrap-state-111111111111-eu-central-1?region=eu-central-1")
                .containsEntry("secretsProvider", "awskms://alias/whereabouts-bootstrap-state?region=eu-central-1");
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void every_bucket_is_private_and_takes_TLS_alone(Graph graph) {
        assertThat(graph.all("BucketV2")).hasSize(2).allSatisfy(bucket -> {
            assertThat(graph.one("BucketPublicAccessBlock", bucket.name()).inputs())
                    .containsEntry("blockPublicAcls", true)
                    .containsEntry("blockPublicPolicy", true)
                    .containsEntry("ignorePublicAcls", true)
                    .containsEntry("restrictPublicBuckets", true);
            var arn = "${BucketV2/%s.arn}".formatted(bucket.name());
            assertThat(graph.one("BucketPolicy", bucket.name()).text("policy"))
                    .contains(("{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":"
                                    + "[\"%s\",\"%s/*\"],\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}")
                            .formatted(arn, arn));
        });
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void what_cannot_be_made_again_is_protected(Graph graph) {
        assertThat(graph.nodes())
                .filteredOn(node -> List.of("BucketV2", "Key", "Vault").contains(node.shortType()))
                .filteredOn(node -> !node.isComponent())
                .isNotEmpty()
                .allMatch(node -> node.isProtected() && node.isRetained());
    }

    @ParameterizedTest
    @CsvSource({
        "prod, deployment, repo:atomic/whereabouts:environment:production",
        "staging, deployment, repo:atomic/whereabouts:environment:staging",
        "staging, look, repo:atomic/whereabouts:environment:staging-look",
        "prod, look, repo:atomic/whereabouts:environment:production-look",
        "test, live-preview, repo:atomic/whereabouts:environment:live-preview",
    })
    void a_role_trusts_jobs_of_one_kind(String account, String role, String subject) {
        var config = account.equals("prod") ? Accounts.PRODUCTION : Accounts.DEPLOYED;

        assertThat(Accounts.graph(account, config).one("Role", role).text("assumeRolePolicy"))
                .isEqualTo(("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                                + "{\"Federated\":\"%s\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Condition\":"
                                + "{\"StringEquals\":{\"token.actions.githubusercontent.com:aud\":\"sts.amazonaws.com\","
                                + "\"token.actions.githubusercontent.com:sub\":\"%s\"}}}]}")
                        .formatted(GITHUB, subject));
    }

    @Test
    void previews_trust_this_repositorys_pull_requests_in_and_outside_of_their_environment() {
        assertThat(Accounts.staging().one("Role", "preview").text("assumeRolePolicy"))
                .contains("{\"token.actions.githubusercontent.com:aud\":\"sts.amazonaws.com\","
                        + "\"token.actions.githubusercontent.com:sub\":[\"repo:atomic/whereabouts:pull_request\","
                        + "\"repo:atomic/whereabouts:environment:preview\"]}");
    }

    @Test
    void there_are_no_other_roles() {
        assertThat(names(Accounts.production(), "Role")).containsExactly("deployment", "events-backup", "look");
        assertThat(names(Accounts.staging(), "Role")).containsExactly("deployment", "look", "preview");
        assertThat(names(Accounts.test(), "Role")).containsExactly("live-preview");
        assertThat(names(Accounts.central(), "Role")).isEmpty();
        assertThat(names(Accounts.management(), "Role")).isEmpty();
    }

    @Test
    void a_provider_that_is_there_is_adopted() {
        var arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com";
        var graph = Accounts.graph("test", Accounts.with(Accounts.DEPLOYED, "githubProviderArn", arn));

        assertThat(graph.all("OpenIdConnectProvider")).isEmpty();
        assertThat(graph.one("Role", "live-preview").text("assumeRolePolicy")).contains(arn);
    }

    @ParameterizedTest
    @CsvSource({"prod", "staging"})
    void who_touches_the_audit_log_is_recorded(String account) {
        var config = account.equals("prod") ? Accounts.PRODUCTION : Accounts.DEPLOYED;
        var trail = Accounts.graph(account, config).one("Trail", "trail");

        assertThat(trail.inputs())
                .containsEntry("isMultiRegionTrail", true)
                .containsEntry("enableLogFileValidation", true);
        assertThat(trail.text("advancedEventSelectors"))
                .contains(
                        "{equals=[Management], field=eventCategory}",
                        "{equals=[AWS::S3::Object], field=resources.type}",
                        "arn:aws:s3:::%s-whereabouts-audit-".formatted(account),
                        "arn:aws:s3:::%s-whereabouts-merge-".formatted(account),
                        "arn:aws:s3:::%s-whereabouts-query-".formatted(account));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void a_budget_rings_before_and_after(Graph graph) {
        var budget = graph.all("Budget").stream()
                .filter(node -> !node.isComponent())
                .findFirst()
                .orElseThrow();
        assertThat(budget.inputs())
                .containsEntry("limitAmount", "200")
                .extractingByKey("notifications")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.toString()).contains("packages@example.com"));
    }

    @Test
    void logs_and_metrics_are_seen_in_the_central_account() {
        assertThat(Accounts.production().one("Link", "link").inputs())
                .containsEntry(
                        "sinkIdentifier",
                        "arn:aws:oam:eu-central-1:999999999999:sink/0123abcd-0000-0000-0000-0123456789ab")
                .containsEntry("resourceTypes", List.of("AWS::CloudWatch::Metric", "AWS::Logs::LogGroup"));
        assertThat(Accounts.central().one("SinkPolicy", "view").text("policy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                        + "[\"111111111111\",\"222222222222\"]},\"Action\":[\"oam:CreateLink\",\"oam:UpdateLink\"],"
                        + "\"Resource\":\"*\",\"Condition\":{\"ForAllValues:StringEquals\":{\"oam:ResourceTypes\":"
                        + "[\"AWS::CloudWatch::Metric\",\"AWS::Logs::LogGroup\"]}}}]}");
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#withStacks")
    void a_job_has_an_hour(Graph graph) {
        assertThat(graph.all("Role"))
                .filteredOn(role -> !role.name().equals("events-backup"))
                .isNotEmpty()
                .allSatisfy(role -> assertThat(role.inputs()).containsEntry("maxSessionDuration", 3600.0));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void there_is_a_month_to_take_a_keys_deletion_back(Graph graph) {
        assertThat(graph.all("Key"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.inputs()).containsEntry("deletionWindowInDays", 30.0));
    }

    @Test
    void the_events_are_backed_up_each_night_and_copied_to_another_account() {
        var graph = Accounts.production();

        assertThat(graph.one("Selection", "events-backup").inputs())
                .containsEntry(
                        "resources",
                        List.of("arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events"));
        assertThat(graph.one("Plan", "events-backup").text("rules"))
                .contains(
                        "copyActions=[{destinationVaultArn=arn:aws:backup:eu-central-1:999999999999:backup-vault:"
                                + "whereabouts-bootstrap-events-copies, lifecycle={deleteAfter=365.0}}]",
                        "deleteAfter=7.0");
        assertThat(graph.one("RegionSettings", "events-backup").inputs())
                .containsEntry("resourceTypeManagementPreference", Map.of("DynamoDB", true));
        assertThat(Accounts.staging().all("Plan")).isEmpty();
        assertThat(Accounts.management().one("GlobalSettings", "organisation").text("globalSettings"))
                .isEqualTo("{isCrossAccountBackupEnabled=true}");
    }

    @Test
    void backups_are_made_for_this_account_and_its_keys_used_for_backups_alone() {
        var graph = Accounts.production();
        assertThat(graph.one("Role", "events-backup").text("assumeRolePolicy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"Service\":\"backup.amazonaws.com\"},\"Action\":\"sts:AssumeRole\",\"Condition\":"
                        + "{\"StringEquals\":{\"aws:SourceAccount\":\"111111111111\"}}}]}");
        assertThat(graph.one("RolePolicy", "events-backup").text("policy"))
                .contains("[\"kms:CreateGrant\",\"kms:Decrypt\",\"kms:DescribeKey\",\"kms:GenerateDataKey\"],"
                        + "\"Resource\":\"*\",\"Condition\":{\"StringLike\":{\"kms:ViaService\":"
                        + "\"backup.*.amazonaws.com\"}}}")
                .isEqualTo(graph.one("Policy", "events-backup-boundary").text("policy"));
        assertThat(Accounts.central().one("Key", "events-copies").text("policy"))
                .contains("\"Action\":\"kms:CreateGrant\",\"Resource\":\"*\",\"Condition\":"
                        + "{\"Bool\":{\"kms:GrantIsForAWSResource\":\"true\"}}}");
    }

    @Test
    void copies_cannot_be_deleted_before_their_time() {
        var graph = Accounts.central();

        assertThat(graph.one("VaultLockConfiguration", "events-copies").inputs())
                .containsEntry("minRetentionDays", 365.0)
                .containsEntry("changeableForDays", 7.0);
        assertThat(graph.one("VaultPolicy", "events-copies").text("policy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                        + "[\"arn:aws:iam::111111111111:root\",\"arn:aws:iam::222222222222:root\"]},"
                        + "\"Action\":\"backup:CopyIntoBackupVault\",\"Resource\":\"*\"}]}");
    }

    @Test
    void the_guard_rails_are_fastened() {
        assertThat(names(Accounts.management(), "PolicyAttachment"))
                .containsExactly(
                        "data-ou-ab12-11111111",
                        "membership-ou-ab12-11111111",
                        "records-ou-ab12-11111111",
                        "regions-ou-ab12-11111111");
    }

    private static List<String> names(Graph graph, String type) {
        return graph.all(type).stream().map(Graph.Node::name).sorted().toList();
    }
}
