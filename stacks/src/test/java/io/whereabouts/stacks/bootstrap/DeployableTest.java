package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.bootstrap.Power.Use;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever the stacks' program declares, the roles that deploy it can make: a resource that is new there fails here
/// first, not half-way through a deployment.
class DeployableTest {
    /// IAM's names of services where Pulumi has others.
    private static final Map<String, List<String>> SERVICES = Map.of(
            "apigatewayv2", List.of("apigateway"),
            "cloudwatch", List.of("cloudwatch", "events", "logs"),
            "cognito", List.of("cognito-idp"));

    @Test
    void every_service_of_a_stack_has_powers() {
        var known = Powers.all().stream()
                .flatMap(power -> power.actions(EnumSet.allOf(Use.class)).stream())
                .map(action -> action.substring(0, action.indexOf(':')))
                .collect(Collectors.toSet());

        assertThat(stack("prod").nodes())
                .filteredOn(node -> node.type().startsWith("aws:"))
                .isNotEmpty()
                .extracting(node -> node.type().replaceFirst("^aws:([a-z0-9]+)/.*$", "$1"))
                .allSatisfy(module -> assertThat(known)
                        .as("add a power for %s", module)
                        .containsAnyElementsOf(SERVICES.getOrDefault(module, List.of(module))));
    }

    @ParameterizedTest
    @CsvSource({
        "Table, name, dynamodb:CreateTable, arn:aws:dynamodb:eu-central-1:111111111111:table/",
        "BucketV2, bucketPrefix, s3:CreateBucket, arn:aws:s3:::",
        "Queue, name, sqs:CreateQueue, arn:aws:sqs:eu-central-1:111111111111:",
        "EventBus, name, events:CreateEventBus, arn:aws:events:eu-central-1:111111111111:event-bus/",
        "Pipe, name, pipes:CreatePipe, arn:aws:pipes:eu-central-1:111111111111:pipe/",
        "Registry, name, schemas:CreateRegistry, arn:aws:schemas:eu-central-1:111111111111:registry/",
        "Function, name, lambda:CreateFunction, arn:aws:lambda:eu-central-1:111111111111:function:",
        "Role, name, iam:CreateRole, arn:aws:iam::111111111111:role/",
        "LogGroup, name, logs:CreateLogGroup, arn:aws:logs:eu-central-1:111111111111:log-group:",
        "MetricAlarm, name, cloudwatch:PutMetricAlarm, arn:aws:cloudwatch:eu-central-1:111111111111:alarm:",
        "Dashboard, dashboardName, cloudwatch:PutDashboard, arn:aws:cloudwatch::111111111111:dashboard/",
        "Topic, name, sns:CreateTopic, arn:aws:sns:eu-central-1:111111111111:",
    })
    void what_has_a_name_can_be_created_by_it(String type, String input, String action, String arn) {
        var context = Map.of("iam:PermissionsBoundary", boundary(), "aws:PrincipalTag/developer", "peter");
        for (var made : Set.of(
                Map.entry("prod", Holder.deployment(Accounts.production())),
                Map.entry("pr-17", Holder.livePreview()),
                Map.entry("dev-peter", Holder.developers()))) {
            assertThat(stack(made.getKey()).all(type))
                    .isNotEmpty()
                    .allSatisfy(node -> assertThat(made.getValue().allows(action, arn + node.text(input), context))
                            .as("%s of %s", node, made.getKey())
                            .isTrue());
        }
    }

    private static String boundary() {
        return "arn:aws:iam::111111111111:policy/"
                + Accounts.production().one("Policy", "workload-boundary").text("name");
    }

    private static Graph stack(String name) {
        return Graph.of(name, name.equals("prod") ? Graph.PRODUCTION_SETTINGS : Graph.EPHEMERAL_SETTINGS);
    }
}
