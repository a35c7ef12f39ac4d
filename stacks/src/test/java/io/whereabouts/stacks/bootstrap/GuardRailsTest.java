package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Service control policies over somebody who is allowed everything.
class GuardRailsTest {
    private static final String DEPLOYMENT = "arn:aws:iam::111111111111:role/whereabouts-bootstrap-deployment";
    private static final String ADMINISTRATOR =
            "arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Administrators_1";

    /// Besides AWS's own, which allows everything, four more fit on one target (AWS Organizations quotas).
    @Test
    void they_fit_on_one_target() {
        assertThat(rails()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "organizations:LeaveOrganization, *, false, false",
        "iam:CreateAccessKey, arn:aws:iam::111111111111:user/x, false, false",
        "cloudtrail:StopLogging, arn:aws:cloudtrail:eu-central-1:111111111111:trail/whereabouts-bootstrap-trail, false, true",
        "iam:CreatePolicyVersion, arn:aws:iam::111111111111:policy/whereabouts-bootstrap-workload-boundary, false, true",
        "iam:CreateRole, arn:aws:iam::111111111111:role/prod-whereabouts-commands, true, true",
        "dynamodb:DeleteTable, arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events, false, false",
        "dynamodb:DeleteTable, arn:aws:dynamodb:eu-central-1:111111111111:table/pr-17-whereabouts-events, true, true",
        "s3:DeleteObjectVersion, arn:aws:s3:::prod-whereabouts-audit-1/log/x, false, false",
        "backup:DeleteRecoveryPoint, arn:aws:backup:eu-central-1:999999999999:recovery-point:1, false, true",
        "kms:ScheduleKeyDeletion, arn:aws:kms:eu-central-1:111111111111:key/1, false, true",
    })
    void even_who_may_do_everything_may_not(
            String action, String resource, boolean byDeployment, boolean byAdministrator) {
        assertThat(allows(action, resource, DEPLOYMENT, "eu-central-1")).isEqualTo(byDeployment);
        assertThat(allows(action, resource, ADMINISTRATOR, "eu-central-1")).isEqualTo(byAdministrator);
    }

    @Test
    void nothing_is_made_in_another_Region() {
        assertThat(allows("dynamodb:CreateTable", "*", ADMINISTRATOR, "eu-west-3"))
                .isFalse();
        assertThat(allows("acm:RequestCertificate", "*", ADMINISTRATOR, "us-east-1"))
                .isTrue();
        assertThat(allows("iam:GetRole", "*", ADMINISTRATOR, "ap-south-1")).isTrue();
    }

    @Test
    void the_root_user_does_nothing() {
        assertThat(allows("s3:ListAllMyBuckets", "*", "arn:aws:iam::111111111111:root", "eu-central-1"))
                .isFalse();
    }

    private static boolean allows(String action, String resource, String principal, String region) {
        var context = new HashMap<>(Map.of("aws:PrincipalArn", principal, "aws:RequestedRegion", region));
        return Iam.of(
                        Stream.concat(
                                Stream.of(Iam.ALLOWS_ALL),
                                rails().values().stream().map(Document::text)),
                        Iam.ALLOWS_ALL)
                .allows(action, resource, context);
    }

    private static Map<String, Document> rails() {
        var settings = BootstrapSettings.of("management", Accounts.MANAGEMENT);
        return GuardRails.all(settings.region(), settings.administrators());
    }
}
