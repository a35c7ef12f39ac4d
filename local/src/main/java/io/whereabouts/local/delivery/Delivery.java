package io.whereabouts.local.delivery;

import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.deployment.DeploymentJson;
import io.whereabouts.local.lambda.EndsWithSupervisor;
import io.whereabouts.local.lambda.RoleCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All pipes, rules, schedules and queue triggers of a deployment, in one process that may be killed at any moment.
///
/// Where the services listen comes from the environment, as for any AWS SDK: `AWS_ENDPOINT_URL` for what is done under
/// a role, `AWS_ENDPOINT_URL_LAMBDA` for what Lambda does by itself.
public final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private Delivery() {}

    /// Runs for ever.
    ///
    /// @param arguments the file with the deployment as JSON, and a folder for checkpoints
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EndsWithSupervisor.arm();
        if (arguments.length != 2) {
            throw new IllegalArgumentException("give the deployment's JSON file and a folder for checkpoints");
        }
        var deployment = DeploymentJson.read(Path.of(arguments[0]));
        var checkpoints = Files.createDirectories(Path.of(arguments[1]));
        for (var loop : loops(deployment, checkpoints)) {
            loop.join();
        }
    }

    private static List<Thread> loops(Deployment deployment, Path checkpoints) {
        var aws = new Aws(deployment, endpoint("AWS_ENDPOINT_URL"));
        var functions = new InvokeApi(endpoint("AWS_ENDPOINT_URL_LAMBDA"));
        var events = new EventBus(
                deployment,
                rule -> aws.queues(RoleCredentials.ofService("events.amazonaws.com", rule.arn())),
                InstantSource.system());
        var loops = new ArrayList<Thread>();
        for (var pipe : deployment.pipes()) {
            var role = RoleCredentials.of(pipe.role());
            var permission = aws.permission(role);
            EventSink bus = (name, entries) -> {
                permission.require("events:PutEvents", aws.arn("events", "event-bus/" + name));
                events.put(name, entries);
            };
            var batches =
                    new PipeBatch(deployment, pipe, aws.functions(role), bus, aws.queues(role), InstantSource.system());
            var run = new PipeRun(pipe, aws.streams(role), batches, checkpoints);
            loops.add(loop("pipe " + pipe.name(), run::run));
        }
        for (var schedule : deployment.schedules()) {
            var rule = RoleCredentials.ofService("events.amazonaws.com", schedule.arn());
            var run = new ScheduleRun(schedule, aws.functions(rule));
            loops.add(loop("schedule " + schedule.name(), run::run));
        }
        for (var trigger : deployment.queueTriggers()) {
            var role =
                    RoleCredentials.of(deployment.function(trigger.function()).role());
            var poller = new QueuePoller(trigger, aws.queues(role), functions);
            loops.add(loop("queue of " + trigger.function(), () -> {
                look(trigger, aws.permission(role));
                poller.run();
            }));
        }
        return loops;
    }

    /// Lambda looks how full a queue is, to choose how many pollers it needs. Here there is one.
    private static void look(Deployment.QueueTrigger trigger, Permission permission) throws InterruptedException {
        try {
            permission.require("sqs:GetQueueAttributes", trigger.queueArn());
        } catch (Undelivered e) {
            log.warn("queue of {}: {}", trigger.function(), e.getMessage());
        }
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    /// A fault must not stop a pipe for good: the process ends, and whoever started it starts it again.
    private static Thread loop(String name, Loop loop) {
        log.info("{} runs", name);
        return Thread.ofPlatform().name(name).start(() -> {
            try {
                loop.run();
            } catch (InterruptedException | RuntimeException e) {
                log.error("{} ended", name, e);
                Runtime.getRuntime().halt(1);
            }
        });
    }

    private static URI endpoint(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .map(URI::create)
                .orElseThrow(() -> new IllegalArgumentException("set " + variable));
    }
}
