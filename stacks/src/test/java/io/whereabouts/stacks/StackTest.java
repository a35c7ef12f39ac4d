package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every kind of stack.
class StackTest {
    /// Named within their parent, which has the stack's name.
    private static final Set<String> NAMED_WITHIN_ANOTHER = Set.of(
            "Alias", "Authorizer", "CatalogTable", "ResourceServer", "RolePolicy", "Schema", "Stage", "UserGroup");

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void every_physical_name_has_the_name_of_the_stack(Graph graph) {
        assertThat(graph.nodes())
                .filteredOn(node -> node.inputs().containsKey("name"))
                .filteredOn(node -> !NAMED_WITHIN_ANOTHER.contains(node.shortType()))
                .hasSizeGreaterThan(50)
                .allSatisfy(node ->
                        assertThat(node.text("name").replace('_', '-')).contains(graph.stack() + "-whereabouts-"));
        assertThat(graph.all("BucketV2"))
                .allSatisfy(bucket ->
                        assertThat(bucket.text("bucketPrefix")).matches(graph.stack() + "-whereabouts-[a-z]{4,5}-"));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void nothing_is_left_to_the_default_provider(Graph graph) {
        assertThat(graph.nodes())
                .filteredOn(node -> node.type().startsWith("aws:"))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.provider())
                        .hasValueSatisfying(provider -> assertThat(provider)
                                .containsAnyOf(
                                        "pulumi:providers:aws::aws::", "pulumi:providers:aws::aws-us-east-1::")));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void every_resource_carries_the_tags_of_its_stack(Graph graph) {
        assertThat(graph.one("aws", "aws").text("defaultTags"))
                .isEqualTo("{\"tags\":{\"application\":\"whereabouts\",\"stack\":\"%s\"}}".formatted(graph.stack()));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#kept")
    void production_and_staging_are_deployed_to_their_account_alone(Graph graph) {
        assertThat(graph.all("aws"))
                .hasSize(2)
                .allSatisfy(provider ->
                        assertThat(provider.text("allowedAccountIds")).contains("111111111111"));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void what_others_need_to_know_is_an_output(Graph graph) {
        var stack = graph.stack();
        assertThat(graph.outputs())
                .containsEntry("apiUrl", "${Api/api.apiEndpoint}")
                .containsEntry("eventsTable", stack + "-whereabouts-events")
                .containsEntry("currentLocationsTable", stack + "-whereabouts-current-locations")
                .containsEntry("epcisEventsTable", stack + "-whereabouts-epcis-events")
                .containsEntry("auditBucket", "${BucketV2/audit-log.bucket}")
                .containsEntry("busName", stack + "-whereabouts-package-events")
                .containsEntry("mergedAuditBucket", "${BucketV2/audit-merged.bucket}")
                .containsEntry("picturesBucket", "${BucketV2/pictures.bucket}")
                .containsEntry("athenaWorkgroup", stack + "-whereabouts-analytics")
                .containsEntry("auditDatabase", stack.replace('-', '_') + "_whereabouts_audit")
                .containsEntry(
                        "queues",
                        Map.of(
                                "audit-projector", "${Queue/audit-projector.url}",
                                "audit-projector-dead-letters", "${Queue/audit-projector-dead-letters.url}",
                                "epcis-projector", "${Queue/epcis-projector.url}",
                                "epcis-projector-dead-letters", "${Queue/epcis-projector-dead-letters.url}",
                                "event-publishing-dead-letters", "${Queue/event-publishing-dead-letters.url}",
                                "location-projector", "${Queue/location-projector.url}",
                                "location-projector-dead-letters", "${Queue/location-projector-dead-letters.url}",
                                "picture-arrivals", "${Queue/picture-arrivals.url}",
                                "picture-arrivals-dead-letters", "${Queue/picture-arrivals-dead-letters.url}"))
                .containsKey("issuer");
    }

    @Test
    void a_stack_without_an_issuer_has_its_own() {
        var graph = Graph.of("dev-peter", Graph.EPHEMERAL_SETTINGS);

        assertThat(graph.outputs()).containsEntry("issuer", "https://${UserPool/tokens.endpoint}");
        assertThat(graph.one("Authorizer", "api").inputs())
                .containsEntry(
                        "jwtConfiguration",
                        Map.of(
                                "issuer",
                                "https://${UserPool/tokens.endpoint}",
                                "audiences",
                                List.of(
                                        "${UserPoolClient/machines.id}",
                                        "${UserPoolClient/scanners.id}",
                                        "${UserPoolClient/smoke.id}")));
        assertThat(graph.one("Route", "post-scans").inputs())
                .containsEntry("authorizationScopes", List.of("whereabouts/scans:write"));
        assertThat(graph.one("UserPool", "tokens").inputs())
                .containsEntry("adminCreateUserConfig", Map.of("allowAdminCreateUserOnly", true));
    }

    /// Cognito refuses them anywhere in a domain, and only when it is made.
    @ParameterizedTest
    @ValueSource(strings = {"dev-lawson", "dev-amazon-eu", "dev-cognito"})
    void a_domain_for_tokens_holds_no_word_that_is_reserved(String stack) {
        assertThat(Graph.of(stack, Graph.EPHEMERAL_SETTINGS)
                        .one("UserPoolDomain", "tokens")
                        .text("domain"))
                .matches("whereabouts-[0-9a-f-]{36}");
    }

    @Test
    void a_stack_with_an_issuer_has_no_user_pool() {
        var graph = Graph.of(
                "dev-peter",
                Map.of(
                        "aws:region", "eu-central-1",
                        "whereabouts:issuer", "https://login.example.com/default",
                        "whereabouts:audience", "[\"web\",\"scanners\"]",
                        "whereabouts:scopePrefix", "api://packages/",
                        "whereabouts:allowedOrigins", "https://packages.example.com"));

        assertThat(graph.all("UserPool")).isEmpty();
        assertThat(graph.outputs()).containsEntry("issuer", "https://login.example.com/default");
        assertThat(graph.one("Authorizer", "api").inputs())
                .containsEntry(
                        "jwtConfiguration",
                        Map.of("issuer", "https://login.example.com/default", "audiences", List.of("web", "scanners")));
        assertThat(graph.one("Route", "get-packages").inputs())
                .containsEntry("authorizationScopes", List.of("api://packages/packages:read"));
        assertThat(graph.one("Api", "api").text("corsConfiguration"))
                .contains("allowOrigins=[https://packages.example.com]");
    }

    @Test
    void whoever_watches_is_told_by_email() {
        var settings = new HashMap<>(Graph.PRODUCTION_SETTINGS);
        settings.put("whereabouts:alarmEmail", "packages@example.com");
        var graph = Graph.of("prod", settings);

        assertThat(graph.one("TopicSubscription", "alarms-by-email").inputs())
                .containsEntry("endpoint", "packages@example.com")
                .containsEntry("topic", "${Topic/alarms.arn}");
        assertThat(graph.one("TopicSubscription", "health-alarms-by-email").inputs())
                .containsEntry("endpoint", "packages@example.com");
    }

    @Test
    void every_route_but_two_wants_a_token_and_a_scope() {
        var graph = Graph.of("prod", Graph.PRODUCTION_SETTINGS);

        assertThat(graph.all("Route"))
                .as("which they are, the OpenAPI document says")
                .extracting(route -> route.text("authorizationType") + " " + route.text("authorizationScopes"))
                .contains(
                        "JWT [whereabouts/packages:read]",
                        "JWT [whereabouts/packages:write]",
                        "JWT [whereabouts/scans:write]",
                        "JWT [whereabouts/corrections:write]");
        assertThat(graph.all("Route"))
                .filteredOn(route -> route.text("authorizationType").equals("NONE"))
                .extracting(route -> route.text("routeKey"))
                .containsExactlyInAnyOrder("GET /health", "GET /openapi.json");
        assertThat(graph.all("Permission"))
                .extracting(permission -> permission.text("sourceArn"))
                .contains("${Api/api.executionArn}/*/PUT/packages/*")
                .as("the other covers it: a * stands for slashes, too")
                .doesNotContain("${Api/api.executionArn}/*/PUT/packages/*/tracking");
    }

    @Test
    void publishing_takes_one_copy_of_each_event_and_gives_up_on_none_in_silence() {
        var pipe = Graph.of("prod", Graph.PRODUCTION_SETTINGS).one("Pipe", "event-publishing");

        assertThat(pipe.inputs())
                .containsEntry("source", "${Table/events.streamArn}")
                .containsEntry("enrichment", "${Alias/enrichment.arn}")
                .containsEntry("target", "${EventBus/package-events.arn}")
                .containsEntry(
                        "targetParameters",
                        Map.of(
                                "eventbridgeEventBusParameters",
                                Map.of("source", "whereabouts", "detailType", "$.type")))
                .containsEntry(
                        "sourceParameters",
                        Map.of(
                                "filterCriteria",
                                Map.of(
                                        "filters",
                                        List.of(Map.of(
                                                "pattern",
                                                "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":"
                                                        + "{\"primary\":{\"BOOL\":[true]}}}}"))),
                                "dynamodbStreamParameters",
                                Map.of(
                                        "batchSize", 10.0,
                                        "maximumBatchingWindowInSeconds", 0.0,
                                        "parallelizationFactor", 10.0,
                                        "maximumRetryAttempts", 20.0,
                                        "maximumRecordAgeInSeconds", 21_600.0,
                                        "onPartialBatchItemFailure", "AUTOMATIC_BISECT",
                                        "startingPosition", "TRIM_HORIZON",
                                        "deadLetterConfig",
                                                Map.of("arn", "${Queue/event-publishing-dead-letters.arn}"))));
    }
}
