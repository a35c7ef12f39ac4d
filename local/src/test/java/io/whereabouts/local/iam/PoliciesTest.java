package io.whereabouts.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/things";
    private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:work";
    private static final String BUCKET = "arn:aws:s3:::things";
    private static final Caller READER = new Caller.Role("reader", "arn:aws:iam::000000000000:role/reader");
    private static final Caller RULE = new Caller.Service("events.amazonaws.com", "arn:rule/a");

    @Test
    void what_a_statement_allows_is_allowed_and_its_grant_is_named() {
        assertThat(reader(allow("dynamodb:GetItem", TABLE)).decide(READER, Access.to("dynamodb:GetItem", TABLE)))
                .isEqualTo(new Decision.Allowed(new Grant("reader", "dynamodb:GetItem", TABLE, "")));
    }

    @Test
    void what_no_statement_allows_is_denied_in_the_words_of_aws() {
        assertThat(reader(allow("dynamodb:GetItem", TABLE)).decide(READER, Access.to("dynamodb:PutItem", TABLE)))
                .isEqualTo(new Decision.Denied("User: arn:aws:sts::000000000000:assumed-role/reader/local is not"
                        + " authorized to perform: dynamodb:PutItem on resource: " + TABLE
                        + " because no identity-based policy allows the dynamodb:PutItem action"));
    }

    @Test
    void an_explicit_denial_wins_whatever_else_allows() {
        var policies = reader(allow("s3:*", "*") + "," + statement("Deny", "s3:PutObject", BUCKET + "/log/*", ""));

        assertThat(policies.decide(READER, Access.to("s3:PutObject", BUCKET + "/log/a")))
                .asString()
                .contains("with an explicit deny in an identity-based policy");
        assertThat(policies.decide(READER, Access.to("s3:PutObject", BUCKET + "/other"))
                        .isAllowed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb:Get*, dynamodb:GetItem, true",
        "DYNAMODB:getitem, dynamodb:GetItem, true",
        "dynamodb:GetIte?, dynamodb:GetItem, true",
        "*, dynamodb:GetItem, true",
        "dynamodb:Get, dynamodb:GetItem, false",
        "dynamodb:*Item, dynamodb:Query, false"
    })
    void actions_have_wildcards_and_no_case(String pattern, String action, boolean allowed) {
        assertThat(reader(allow(pattern, TABLE))
                        .decide(READER, Access.to(action, TABLE))
                        .isAllowed())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::things/log/*, arn:aws:s3:::things/log/a/b, true",
        "arn:aws:s3:::things, arn:aws:s3:::things/log, false",
        "arn:aws:s3:::things*, arn:aws:s3:::things/log, true",
        "arn:aws:dynamodb:*:*:table/things, arn:aws:dynamodb:eu-central-1:1:table/things, true",
        "arn:aws:dynamodb:*:table/things, arn:aws:dynamodb:eu-central-1:1:table/things, false",
        "arn:aws:dynamodb:eu-central-1:1:table/things, arn:aws:dynamodb:eu-central-1:1:table/things/index/x, false"
    })
    void a_wildcard_does_not_reach_over_a_part_of_an_arn(String pattern, String resource, boolean allowed) {
        assertThat(reader(allow("a:b", pattern))
                        .decide(READER, Access.to("a:b", resource))
                        .isAllowed())
                .isEqualTo(allowed);
    }

    @Test
    void a_condition_on_what_the_request_does_not_tell_does_not_hold() {
        var policies =
                reader(statement("Allow", "s3:ListBucket", BUCKET, "'StringLike': {'s3:prefix': ['log/*', 'other/']}"));

        assertThat(policies.decide(READER, new Access("s3:ListBucket", BUCKET, Map.of("s3:prefix", "log/x")))
                        .isAllowed())
                .isTrue();
        assertThat(policies.decide(READER, new Access("s3:ListBucket", BUCKET, Map.of("s3:prefix", "")))
                        .isAllowed())
                .isFalse();
        assertThat(policies.decide(READER, Access.to("s3:ListBucket", BUCKET)).isAllowed())
                .isFalse();
    }

    @Test
    void a_service_may_what_the_resource_lets_it_do_for_that_source_alone() {
        var policies = queue("""
                {'Effect': 'Allow', 'Principal': {'Service': 'events.amazonaws.com'}, 'Action': 'sqs:SendMessage',
                 'Resource': '%s', 'Condition': {'ArnEquals': {'aws:SourceArn': 'arn:rule/a'}}}""".formatted(QUEUE));
        var send = Access.to("sqs:SendMessage", QUEUE);

        assertThat(policies.decide(RULE, send))
                .isEqualTo(new Decision.Allowed(
                        new Grant(QUEUE, "sqs:SendMessage", QUEUE, "ArnEquals aws:sourcearn arn:rule/a")));
        assertThat(policies.decide(new Caller.Service("events.amazonaws.com", "arn:rule/b"), send)
                        .isAllowed())
                .isFalse();
        assertThat(policies.decide(new Caller.Service("s3.amazonaws.com", "arn:rule/a"), send)
                        .isAllowed())
                .isFalse();
        assertThat(policies.decide(READER, send).isAllowed()).isFalse();
    }

    @Test
    void a_resource_may_allow_a_role_that_has_no_grant_of_its_own() {
        assertThat(queue("""
                {'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::000000000000:role/reader'},
                 'Action': 'sqs:SendMessage', 'Resource': '%s'}""".formatted(QUEUE))
                        .decide(READER, Access.to("sqs:SendMessage", QUEUE))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void a_denial_without_tls_does_not_concern_this_machine() {
        var denial = """
                {'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*', 'Resource': '%s/*',
                 'Condition': {'Bool': {'aws:SecureTransport': '%s'}}}""";
        var put = Access.to("s3:PutObject", BUCKET + "/log/a");

        assertThat(bucket(denial.formatted(BUCKET, "false")).decide(READER, put).isAllowed())
                .isTrue();
        assertThat(bucket(denial.formatted(BUCKET, "true")).decide(READER, put).isAllowed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'{''Effect'':''Allow'',''NotAction'':''a:b'',''Resource'':''*''}', NotAction",
        "'{''Effect'':''Allow'',''Action'':''a:b'',''Resource'':''arn:${aws:username}''}', ${aws:username}",
        "'{''Effect'':''Allow'',''Action'':''a:b'',''Principal'':{''Federated'':''x''},''Resource'':''*''}', Federated",
        "'{''Effect'':''Allow'',''Action'':''a:b'',''Resource'':''*'',''Condition'':{''IpAddress'':{''aws:SourceIp'':''x''}}}', IpAddress",
        "'{''Effect'':''Allow'',''Action'':''a:b'',''Resource'':''*'',''Condition'':{''StringEquals'':{''aws:SourceIp'':''x''}}}', aws:SourceIp"
    })
    void what_cannot_be_judged_is_an_error_that_names_it(String statement, String named) {
        assertThatThrownBy(() -> read(statement))
                .isInstanceOf(UnsupportedPolicy.class)
                .hasMessageContaining("the test")
                .hasMessageContaining(named);
    }

    private static Policies reader(String statements) {
        return new Policies(Map.of("reader", read(statements)), Map.of(), "000000000000");
    }

    private static Policies queue(String statements) {
        return new Policies(Map.of(), Map.of(QUEUE, read(statements)), "000000000000");
    }

    private static Policies bucket(String statements) {
        return new Policies(
                Map.of("reader", read(allow("s3:PutObject", BUCKET + "/log/*"))),
                Map.of(BUCKET, read(statements)),
                "000000000000");
    }

    private static String allow(String action, String resource) {
        return statement("Allow", action, resource, "");
    }

    private static String statement(String effect, String action, String resource, String condition) {
        return "{'Effect': '%s', 'Action': '%s', 'Resource': '%s', 'Condition': {%s}}"
                .formatted(effect, action, resource, condition);
    }

    private static List<Statement> read(String statements) {
        return new PolicyReader("the test", "itself")
                .read("{'Statement': [%s]}".formatted(statements).replace('\'', '"'));
    }
}
