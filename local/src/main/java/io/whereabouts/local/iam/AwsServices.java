package io.whereabouts.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.monitor.Counterpart;
import io.whereabouts.local.monitor.Place;
import io.whereabouts.local.monitor.RecordedProgram;
import io.whereabouts.local.monitor.Resource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What AWS's services do of themselves for a program: they take on roles, write logs, and call functions.
public record AwsServices(Place place, RecordedProgram program, Authorizer authorizer) {

    /// @throws UnsupportedPolicy if a role does not trust the service that is to act under it
    public void takeOnRoles() {
        program.ofKind(Counterpart.FUNCTION)
                .forEach(function -> assume(
                        "lambda.amazonaws.com", function, function.inputs().path("role")));
        program.ofKind(Counterpart.PIPE)
                .forEach(pipe ->
                        assume("pipes.amazonaws.com", pipe, pipe.inputs().path("roleArn")));
    }

    private void assume(String service, Resource user, JsonNode role) {
        var caller = new Caller.Service(service, user.output("arn"));
        if (authorizer.decide(caller, Access.to("sts:AssumeRole", role.asText())) instanceof Decision.Denied denied) {
            throw new UnsupportedPolicy(
                    "%s cannot work: %s; correct the trust of its role".formatted(user.name(), denied.message()));
        }
    }

    /// A function whose role may not write its log runs all the same, here as there, and here it writes its log.
    public void openLogs() {
        program.ofKind(Counterpart.FUNCTION).forEach(function -> {
            var inputs = function.inputs();
            var role = new Caller.Role(
                    inputs.path("role").asText().replaceFirst(".*/", ""),
                    inputs.path("role").asText());
            var group = inputs.path("loggingConfig").path("logGroup").asText("/aws/lambda/" + function.output("name"));
            for (var action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
                authorizer.decide(
                        role, Access.to(action, place.arn("logs", "log-group:" + group + ":log-stream:local")));
            }
        });
    }

    /// Whether the API may call the function of a route.
    public Predicate<Deployment.Route> mayInvoke() {
        return route -> declared(route)
                .map(declared -> {
                    var integration = one(
                            Counterpart.INTEGRATION,
                            it -> ("integrations/" + it.id())
                                    .equals(declared.inputs().path("target").asText()));
                    var api = one(
                            Counterpart.API,
                            it -> it.id().equals(declared.inputs().path("apiId").asText()));
                    var source = "%s/$default/%s"
                            .formatted(api.output("executionArn"), route.key().replaceFirst(" ", ""));
                    var function = integration
                            .output("integrationUri")
                            .replaceFirst(".*/functions/", "")
                            .replaceFirst("/invocations$", "");
                    return authorizer.decide(
                            new Caller.Service("apigateway.amazonaws.com", source),
                            Access.to("lambda:InvokeFunction", function));
                })
                .filter(Decision::isAllowed)
                .isPresent();
    }

    private Optional<Resource> declared(Deployment.Route route) {
        return program.ofKind(Counterpart.ROUTE)
                .filter(it -> it.output("routeKey").equals(route.key()))
                .findFirst();
    }

    private Resource one(Counterpart counterpart, Predicate<Resource> wanted) {
        return program.ofKind(counterpart).filter(wanted).findFirst().orElseThrow();
    }
}
