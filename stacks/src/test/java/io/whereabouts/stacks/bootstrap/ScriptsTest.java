package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a script of the delivery asks of AWS, the roles that run it may ask: a role that may not is seen here, and
/// not at night.
class ScriptsTest {
    private static final Path SCRIPTS = Path.of("../.github/scripts");

    /// `value` is what rollout.sh calls it.
    private static final Pattern CALL = Pattern.compile("\\b(?:aws|value) ([a-z0-9-]+) ([a-z0-9-]+)");

    private static final String BUCKET = "arn:aws:s3:::whereabouts-bootstrap-state-111111111111-eu-central-1";
    private static final String LOCKS = BUCKET + "/.pulumi/locks/organization/whereabouts/";
    private static final String FUNCTION =
            "arn:aws:lambda:eu-central-1:111111111111:function:{stack}-whereabouts-commands";
    private static final String SHIFT =
            "arn:aws:codedeploy:eu-central-1:111111111111:deploymentgroup:{stack}-whereabouts-commands/live";
    private static final String POOL = "arn:aws:cognito-idp:eu-central-1:111111111111:userpool/eu-central-1_x";

    /// @param stacks whose roles run the script; `look` for the one that only looks
    record Call(String script, String operation, String stacks, String action, String resource) {}

    static Stream<Call> calls() {
        return Stream.of(
                new Call(
                        "verify-code.sh",
                        "lambda get-function-configuration",
                        "prod staging pr-17",
                        "lambda:GetFunctionConfiguration",
                        FUNCTION),
                new Call("rollout.sh", "lambda get-alias", "prod", "lambda:GetAlias", FUNCTION),
                new Call(
                        "rollout.sh",
                        "lambda list-versions-by-function",
                        "prod",
                        "lambda:ListVersionsByFunction",
                        FUNCTION),
                new Call(
                        "rollout.sh",
                        "lambda get-function-configuration",
                        "prod",
                        "lambda:GetFunctionConfiguration",
                        FUNCTION + ":10"),
                new Call("rollout.sh", "lambda wait", "prod", "lambda:GetFunctionConfiguration", FUNCTION + ":10"),
                new Call("rollout.sh", "deploy create-deployment", "prod", "codedeploy:CreateDeployment", SHIFT),
                // CodeDeploy asks for these of whoever creates a deployment.
                new Call(
                        "rollout.sh",
                        "deploy create-deployment",
                        "prod",
                        "codedeploy:GetDeploymentConfig",
                        "arn:aws:codedeploy:eu-central-1:111111111111:deploymentconfig:CodeDeployDefault.LambdaCanary10Percent5Minutes"),
                new Call(
                        "rollout.sh",
                        "deploy create-deployment",
                        "prod",
                        "codedeploy:RegisterApplicationRevision",
                        "arn:aws:codedeploy:eu-central-1:111111111111:application:{stack}-whereabouts-commands"),
                new Call(
                        "rollout.sh",
                        "deploy create-deployment",
                        "prod",
                        "codedeploy:GetApplicationRevision",
                        "arn:aws:codedeploy:eu-central-1:111111111111:application:{stack}-whereabouts-commands"),
                new Call("rollout.sh", "deploy wait", "prod", "codedeploy:GetDeployment", SHIFT),
                new Call("rollout.sh", "deploy get-deployment", "prod", "codedeploy:GetDeployment", SHIFT),
                new Call(
                        "smoke.sh",
                        "cognito-idp describe-user-pool-client",
                        "prod staging pr-17",
                        "cognito-idp:DescribeUserPoolClient",
                        POOL),
                new Call("destroy.sh", "resourcegroupstaggingapi get-resources", "pr-17", "tag:GetResources", "*"),
                new Call("sweep.sh", "s3api list-objects-v2", "pr-17", "s3:ListBucket", BUCKET),
                new Call("sweep.sh", "s3api delete-object", "pr-17", "s3:DeleteObject", LOCKS + "pr-17/a.json"),
                new Call("drift.sh", "s3api list-objects-v2", "look", "s3:ListBucket", BUCKET));
    }

    @Test
    void each_call_of_a_script_is_listed_here() throws IOException {
        var made = new TreeSet<String>();
        try (var scripts = Files.list(SCRIPTS)) {
            for (var script :
                    scripts.filter(file -> file.toString().endsWith(".sh")).toList()) {
                Files.readString(script)
                        .lines()
                        .filter(line -> !line.strip().startsWith("#"))
                        .flatMap(line -> CALL.matcher(line).results())
                        .forEach(call ->
                                made.add("%s %s %s".formatted(script.getFileName(), call.group(1), call.group(2))));
            }
        }
        assertThat(calls().map(call -> call.script() + " " + call.operation()).distinct())
                .containsExactlyInAnyOrderElementsOf(made);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void the_roles_that_run_it_may(Call call) {
        for (var stack : List.of(call.stacks().split(" ", -1))) {
            assertThat(role(stack)
                            .allows(
                                    call.action(),
                                    call.resource().replace("{stack}", stack),
                                    Map.of("aws:ResourceTag/stack", stack)))
                    .as("%s for %s", call, stack)
                    .isTrue();
        }
    }

    @Test
    void a_sweep_takes_away_no_lock_of_others_and_a_look_none_at_all() {
        for (var stack : List.of("dev-peter", "staging", "prod")) {
            assertThat(Holder.livePreview().allows("s3:DeleteObject", LOCKS + stack + "/a.json"))
                    .as(stack)
                    .isFalse();
        }
        assertThat(Holder.look(Accounts.production()).allows("s3:DeleteObject", LOCKS + "prod/a.json"))
                .isFalse();
    }

    private static Iam role(String stack) {
        return switch (stack) {
            case "prod" -> Holder.deployment(Accounts.production());
            case "staging" -> Holder.deployment(Accounts.staging());
            case "look" -> Holder.look(Accounts.production());
            default -> Holder.livePreview();
        };
    }
}
