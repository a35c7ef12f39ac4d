package io.whereabouts.stacks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may do what: each role's policy, whole.
class PermissionsTest {
    /// Where a `*` stands for what cannot be known: with the reason.
    private static final Set<String> STARS = Set.of(
            // CloudFront reads whatever file of the page is asked for.
            "${BucketV2/web.arn}/*",
            // Object keys are made by the projector, from the hour.
            "${BucketV2/audit-log.arn}/log/*",
            // Pictures are named when their links are asked for.
            "${BucketV2/pictures.arn}/pending/*",
            "${BucketV2/pictures.arn}/pictures/*",
            "${BucketV2/pictures.arn}/refused/*",
            // What is merged is named by period and time; the bucket holds nothing else.
            "${BucketV2/audit-merged.arn}/*",
            "${BucketV2/audit-merged.arn}/merged/*",
            // Sheets are named by hour and day.
            "${BucketV2/audit-merged.arn}/presence/*",
            // CloudWatch tells of composite alarms only to who may ask about all alarms.
            "*",
            // Log streams are named by Lambda, one for each instance.
            "${LogGroup/asof-reader.arn}:log-stream:*",
            "${LogGroup/audit-checker.arn}:log-stream:*",
            "${LogGroup/audit-merger.arn}:log-stream:*",
            "${LogGroup/audit-projector.arn}:log-stream:*",
            "${LogGroup/audit-reader.arn}:log-stream:*",
            "${LogGroup/commands.arn}:log-stream:*",
            "${LogGroup/enrichment.arn}:log-stream:*",
            "${LogGroup/epcis-projector.arn}:log-stream:*",
            "${LogGroup/epcis-reader.arn}:log-stream:*",
            "${LogGroup/groups-to-scopes.arn}:log-stream:*",
            "${LogGroup/location-checker.arn}:log-stream:*",
            "${LogGroup/location-projector.arn}:log-stream:*",
            "${LogGroup/location-reader.arn}:log-stream:*",
            "${LogGroup/picture-arrivals.arn}:log-stream:*",
            "${LogGroup/picture-reader.arn}:log-stream:*",
            "${LogGroup/presence-writer.arn}:log-stream:*");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            commands           | dynamodb:ConditionCheckItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query @ ${Table/events.arn}; s3:PutObject @ ${BucketV2/pictures.arn}/pending/*
            enrichment         |
            location-projector | dynamodb:GetItem @ ${Table/current-locations.arn}; dynamodb:PutItem @ ${Table/current-locations.arn}; dynamodb:Query @ ${Table/events.arn}; sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage @ ${Queue/location-projector.arn}
            location-reader    | dynamodb:GetItem @ ${Table/current-locations.arn}; dynamodb:BatchGetItem @ ${Table/current-locations.arn}; dynamodb:Query @ ${Table/current-locations.arn}/index/by-place; dynamodb:Query @ ${Table/current-locations.arn}/index/by-region; dynamodb:Scan @ ${Table/current-locations.arn}/index/by-region; dynamodb:Query @ ${Table/current-locations.arn}/index/by-container; dynamodb:Query @ ${Table/current-locations.arn}/index/by-client; dynamodb:Query @ ${Table/current-locations.arn}/index/by-reference; dynamodb:Query @ ${Table/events.arn}
            epcis-projector    | dynamodb:PutItem @ ${Table/epcis-events.arn}; sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage @ ${Queue/epcis-projector.arn}
            epcis-reader       | dynamodb:GetItem @ ${Table/epcis-events.arn}; dynamodb:Query @ ${Table/epcis-events.arn}; s3:GetObject @ ${BucketV2/audit-log.arn}/log/*; s3:ListBucket @ ${BucketV2/audit-log.arn}; s3:GetObject @ ${BucketV2/audit-merged.arn}/*; s3:ListBucket @ ${BucketV2/audit-merged.arn}
            audit-projector    | s3:PutObject @ ${BucketV2/audit-log.arn}/log/*; sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage @ ${Queue/audit-projector.arn}
            groups-to-scopes   |
            picture-arrivals   | s3:GetObject @ ${BucketV2/pictures.arn}/pending/*; s3:PutObject @ ${BucketV2/pictures.arn}/pictures/*; s3:PutObject @ ${BucketV2/pictures.arn}/refused/*; dynamodb:PutItem @ ${Table/events.arn}; sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage @ ${Queue/picture-arrivals.arn}
            picture-reader     | dynamodb:Query @ ${Table/events.arn}; s3:GetObject @ ${BucketV2/pictures.arn}/pictures/*; s3:GetObject @ ${BucketV2/pictures.arn}/refused/*; s3:ListBucket @ ${BucketV2/pictures.arn}
            audit-reader       | s3:GetObject @ ${BucketV2/audit-log.arn}/log/*; s3:ListBucket @ ${BucketV2/audit-log.arn}; s3:GetObject @ ${BucketV2/audit-merged.arn}/*; s3:ListBucket @ ${BucketV2/audit-merged.arn}
            asof-reader        | s3:GetObject @ ${BucketV2/audit-log.arn}/log/*; s3:ListBucket @ ${BucketV2/audit-log.arn}; s3:GetObject @ ${BucketV2/audit-merged.arn}/*; s3:ListBucket @ ${BucketV2/audit-merged.arn}; dynamodb:Query @ ${Table/events.arn}
            audit-merger       | s3:GetObject @ ${BucketV2/audit-log.arn}/log/*; s3:ListBucket @ ${BucketV2/audit-log.arn}; s3:GetObject @ ${BucketV2/audit-merged.arn}/*; s3:ListBucket @ ${BucketV2/audit-merged.arn}; s3:PutObject @ ${BucketV2/audit-merged.arn}/*; s3:DeleteObject @ ${BucketV2/audit-merged.arn}/merged/*
            presence-writer    | s3:GetObject @ ${BucketV2/audit-log.arn}/log/*; s3:ListBucket @ ${BucketV2/audit-log.arn}; s3:GetObject @ ${BucketV2/audit-merged.arn}/*; s3:ListBucket @ ${BucketV2/audit-merged.arn}; s3:PutObject @ ${BucketV2/audit-merged.arn}/presence/*
            location-checker   | dynamodb:GetItem @ ${Table/current-locations.arn}; dynamodb:Scan @ ${Table/current-locations.arn}; dynamodb:Query @ ${Table/events.arn}; dynamodb:Scan @ ${Table/events.arn}
            audit-checker      | s3:GetObject @ ${BucketV2/audit-log.arn}/log/*; s3:ListBucket @ ${BucketV2/audit-log.arn}; s3:GetObject @ ${BucketV2/audit-merged.arn}/*; s3:ListBucket @ ${BucketV2/audit-merged.arn}; dynamodb:Query @ ${Table/events.arn}; dynamodb:Scan @ ${Table/events.arn}
            """)
    void a_function_may_do_this_and_write_its_log_and_no_more(String function, String grants) {
        var graph = Graph.of("prod", Graph.PRODUCTION_SETTINGS);
        var log = "logs:CreateLogStream logs:PutLogEvents @ ${LogGroup/%s.arn}:log-stream:*".formatted(function);

        assertThat(allowed(graph.one("RolePolicy", function))).isEqualTo(grants == null ? log : grants + "; " + log);
    }

    @Test
    void the_pipe_may_read_the_stream_and_publish() {
        var graph = Graph.of("prod", Graph.PRODUCTION_SETTINGS);

        assertThat(allowed(graph.one("RolePolicy", "event-publishing")).split("; "))
                .containsExactly(
                        "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams"
                                + " @ ${Table/events.streamArn}",
                        "lambda:InvokeFunction @ ${Alias/enrichment.arn}",
                        "events:PutEvents @ ${EventBus/package-events.arn}",
                        "sqs:SendMessage @ ${Queue/event-publishing-dead-letters.arn}");
    }

    @Test
    void the_reader_of_the_audit_log_lists_nothing_but_the_log() {
        assertThat(Graph.of("prod", Graph.PRODUCTION_SETTINGS)
                        .one("RolePolicy", "audit-reader")
                        .text("policy"))
                .contains(
                        "{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"${BucketV2/audit-log.arn}\","
                                + "\"Condition\":{\"StringLike\":{\"s3:prefix\":\"log/*\"}}}");
    }

    @Test
    void a_queue_takes_from_its_rule_or_its_bucket_alone() {
        var graph = Graph.of("prod", Graph.PRODUCTION_SETTINGS);

        assertThat(graph.all("QueuePolicy"))
                .extracting(policy -> policy.text("policy"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(
                                        policy(refusingWithoutTls("event-publishing-dead-letters")),
                                        policy(refusingWithoutTls("picture-arrivals-dead-letters")),
                                        policy(
                                                takingFromBucket("picture-arrivals", "pictures"),
                                                refusingWithoutTls("picture-arrivals"))),
                                Stream.of("location-projector", "epcis-projector", "audit-projector")
                                        .flatMap(rule -> Stream.of(rule, rule + "-dead-letters")
                                                .map(queue ->
                                                        policy(takingFrom(queue, rule), refusingWithoutTls(queue)))))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void a_dead_letter_queue_takes_from_its_queue_alone(Graph graph) {
        assertThat(graph.all("RedriveAllowPolicy"))
                .extracting(policy -> policy.text("redriveAllowPolicy"))
                .containsExactlyInAnyOrder(
                        "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"${Queue/location-projector.arn}\"]}",
                        "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"${Queue/epcis-projector.arn}\"]}",
                        "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"${Queue/audit-projector.arn}\"]}",
                        "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"${Queue/picture-arrivals.arn}\"]}",
                        "{\"redrivePermission\":\"denyAll\"}");
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void alarms_are_published_by_CloudWatch_for_this_account_alone(Graph graph) {
        assertThat(graph.all("TopicPolicy"))
                .hasSameSizeAs(graph.all("Topic"))
                .allSatisfy(policy -> assertThat(policy.text("policy"))
                        .isEqualTo(policy(
                                ("{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},"
                                                + "\"Action\":\"sns:Publish\",\"Resource\":\"${Topic/%1$s.arn}\","
                                                + "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"
                                                + "\"${getCallerIdentity.accountId}\"}}}")
                                        .formatted(policy.name()),
                                ("{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sns:Publish\","
                                                + "\"Resource\":\"${Topic/%s.arn}\",\"Condition\":"
                                                + "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}")
                                        .formatted(policy.name()))));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void no_star_is_allowed_without_its_reason(Graph graph) {
        var allowing = Policies.allIn(graph).stream()
                .filter(Policies.Statement::allows)
                .toList();

        assertThat(allowing).hasSizeGreaterThan(20);
        assertThat(allowing).flatExtracting(Policies.Statement::actions).noneMatch(action -> action.contains("*"));
        assertThat(allowing)
                .flatExtracting(Policies.Statement::resources)
                .filteredOn(resource -> resource.contains("*"))
                .allSatisfy(resource -> assertThat(STARS).contains(resource));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void every_role_is_for_one_service_and_has_one_user(Graph graph) {
        assertThat(graph.all("Role")).hasSizeGreaterThanOrEqualTo(7).allSatisfy(role -> {
            var users = Stream.of("Function", "Pipe", "DeploymentGroup")
                    .flatMap(user -> graph.usersOf(role, user).stream())
                    .toList();
            assertThat(users).hasSize(1);
            var user = users.getFirst().shortType();
            var pipes = user.equals("Pipe");
            assertThat(role.text("assumeRolePolicy"))
                    .isEqualTo(("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                                    + "{\"Service\":\"%s.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"%s}]}")
                            .formatted(
                                    Map.of("Function", "lambda", "Pipe", "pipes", "DeploymentGroup", "codedeploy")
                                            .get(user),
                                    // AWS's cure for the confused deputy, where the service says for whom it acts.
                                    pipes
                                            ? ",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"${getCallerIdentity.accountId}\"}}"
                                            : ""));
            assertThat(role.inputs()).doesNotContainKeys("managedPolicyArns", "inlinePolicies");
        });
    }

    private static String takingFrom(String queue, String rule) {
        return ("{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},"
                        + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"${Queue/%s.arn}\","
                        + "\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"${EventRule/%s.arn}\"}}}")
                .formatted(queue, rule);
    }

    private static String takingFromBucket(String queue, String bucket) {
        return ("{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},"
                        + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"${Queue/%s.arn}\","
                        + "\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"${BucketV2/%s.arn}\"}}}")
                .formatted(queue, bucket);
    }

    private static String refusingWithoutTls(String queue) {
        return ("{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"${Queue/%s.arn}\","
                        + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}")
                .formatted(queue);
    }

    private static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(String.join(",", statements));
    }

    private static String allowed(Graph.Node policy) {
        return statements(policy).collect(joining("; "));
    }

    private static Stream<String> statements(Graph.Node policy) {
        return Policies.of(policy).stream().map(statement -> {
            assertThat(statement.allows()).isTrue();
            return "%s @ %s".formatted(words(statement.actions()), words(statement.resources()));
        });
    }

    private static String words(List<String> texts) {
        return String.join(" ", texts);
    }
}
