package io.whereabouts.local.cli;

import io.whereabouts.local.delivery.BucketEvents;
import io.whereabouts.local.delivery.Delivery;
import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.deployment.DeploymentJson;
import io.whereabouts.local.http.HttpFront;
import io.whereabouts.local.iam.Authorizer;
import io.whereabouts.local.iam.AuthorizingProxy;
import io.whereabouts.local.iam.AwsServices;
import io.whereabouts.local.iam.MissingGrant;
import io.whereabouts.local.lambda.Functions;
import io.whereabouts.local.lambda.InvokeEndpoint;
import io.whereabouts.local.monitor.Place;
import io.whereabouts.local.monitor.RecordedProgram;
import io.whereabouts.local.parts.Child;
import io.whereabouts.local.parts.DataDirectory;
import io.whereabouts.local.parts.LocalParts;
import io.whereabouts.local.parts.Ports;
import io.whereabouts.local.parts.Supervision;
import io.whereabouts.local.provision.Provisioning;
import io.whereabouts.local.provision.Schemas;
import io.whereabouts.local.provision.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The whole system on this machine: everything that [#start] starts, and nothing after [#close].
final class LocalEnvironment implements AutoCloseable {
    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "eu-central-1";
    private static final String STACK = "local";

    private final Path home;
    private final Ports ports;
    private final DataDirectory data;
    private final List<MissingGrant> withoutGrants;
    private final Map<String, String> config;
    private final PrintWriter out;
    private final Place place;
    private final Ending ending = new Ending();
    private final long began = System.nanoTime();
    private Consumer<String> afterRestart = process -> {};
    private Optional<Functions> functions = Optional.empty();
    private Optional<RunningEnvironment> running = Optional.empty();
    private volatile boolean failed;

    private LocalEnvironment(
            Path home,
            Ports ports,
            DataDirectory data,
            List<MissingGrant> withoutGrants,
            Map<String, String> config,
            PrintWriter out) {
        this.withoutGrants = withoutGrants;
        this.config = config;
        this.home = home;
        this.ports = ports;
        this.data = data;
        this.out = out;
        this.place = new Place(STACK, REGION, ACCOUNT, ports.apiUri(), ports.sqsUri());
    }

    /// Returns when the API answers. Ends everything when this process is asked to end.
    ///
    /// @param config settings of the stack, beside those that make it local
    static LocalEnvironment start(
            Path home,
            Ports ports,
            Optional<Path> dataDirectory,
            List<MissingGrant> withoutGrants,
            Map<String, String> config,
            PrintWriter out)
            throws Exception {
        RunningEnvironment.find(home, ports.base()).ifPresent(other -> {
            throw new UserError(("a local environment is running at port %d already (process %d); use it, end it with "
                            + "Ctrl-C, or start another with --port %d")
                    .formatted(other.port(), other.pid(), other.port() + 100));
        });
        ports.checkFree();
        var data = DataDirectory.open(dataDirectory);
        var environment = new LocalEnvironment(home, ports, data, withoutGrants, config, out);
        Runtime.getRuntime().addShutdownHook(new Thread(environment::close, "end-everything"));
        try {
            environment.start();
            return environment;
        } catch (Exception e) {
            environment.failed = !environment.ending.asked();
            environment.close();
            throw environment.failed ? e : new UserError("ended while it started");
        }
    }

    private void start() throws Exception {
        System.setProperty(
                "org.slf4j.simpleLogger.logFile",
                data.logs().resolve("local.log").toString());
        ending.with(this::closeData);
        var program = ProgramRun.start(home, ports, place, data, config);
        startParts();
        var recorded = program.await();
        say("program: %d resources in %.1f s"
                .formatted(recorded.resources().size(), seconds(recorded.took().toNanos())));
        var provisioning = ending.with(new Provisioning(REGION, ports.dynamoDbUri(), ports.sqsUri(), ports.s3Uri()));
        provisioning.make(recorded);
        afterRestart = process -> {
            switch (process) {
                case "part:dynamodb" -> provisioning.makeTables(recorded);
                case "part:sqs" -> provisioning.makeQueues(recorded);
                default -> {}
            }
        };
        Schemas.write(recorded, data.folder("schemas"));
        var authorizer = Authorizer.of(place, recorded, withoutGrants, RunningEnvironment.grants(home, ports.base()));
        var services = new AwsServices(place, recorded, authorizer);
        services.takeOnRoles();
        var wiring = new Wiring(place, recorded);
        var deployment = wiring.deployment();
        var bucketEvents = BucketEvents.of(deployment, wiring.bucketQueues(), ports.authorizingUri());
        startAuthorizing(authorizer, bucketEvents);
        functions = Optional.of(startFunctions(deployment));
        services.openLogs();
        startDelivery(deployment);
        bucketEvents.introduce();
        var front = ending.with(new HttpFront(ports.api(), deployment, functions(), services.mayInvoke()));
        front.start();
        announce(recorded);
        say("declared, no local effect: " + Welcome.withoutEffect(recorded));
        say("ready in %.1f s".formatted(seconds(System.nanoTime() - began)));
    }

    private void startParts() throws IOException {
        var from = System.nanoTime();
        var parts = new LocalParts(home, ports, data, REGION, ACCOUNT).all();
        var started = new ArrayList<Supervision>();
        for (var part : parts) {
            started.add(Supervision.start(part, this::startedAgain));
        }
        ending.with(() -> Supervision.closeAll(started));
        started.forEach(Supervision::awaitReady);
        say("parts: %s in %.1f s"
                .formatted(
                        parts.stream().map(Child::title).collect(Collectors.joining(", ")),
                        seconds(System.nanoTime() - from)));
    }

    private void startAuthorizing(Authorizer authorizer, BucketEvents bucketEvents) throws IOException {
        ending.with(AuthorizingProxy.start(
                ports.authorizing(),
                place,
                Map.of(
                        "dynamodb", ports.dynamoDbUri(),
                        "s3", ports.s3Uri(),
                        "sqs", ports.sqsUri(),
                        "lambda", ports.lambdaUri()),
                authorizer,
                bucketEvents::created));
    }

    private Functions startFunctions(Deployment deployment) throws IOException {
        var services = Map.of("AWS_ENDPOINT_URL", ports.authorizingUri().toString());
        var started = ending.with(Functions.start(deployment, services, data.folder("functions"), data.logs()));
        ending.with(InvokeEndpoint.start(ports.lambda(), started));
        return started;
    }

    private void startDelivery(Deployment deployment) throws IOException {
        var file = data.root().resolve("deployment.json");
        DeploymentJson.write(deployment, file);
        var delivery = new Child(
                "delivery:all",
                "delivery",
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString(),
                List.of("-Xmx256m"),
                Delivery.class.getName(),
                List.of(file.toString(), data.folder("checkpoints").toString()),
                Map.of(
                        "AWS_ENDPOINT_URL", ports.authorizingUri().toString(),
                        "AWS_ENDPOINT_URL_LAMBDA", ports.lambdaUri().toString()),
                data.logs().resolve("delivery.log"),
                Optional.empty());
        ending.with(Supervision.start(delivery, this::startedAgain));
    }

    private void startedAgain(Child child, int exitCode) {
        say("%s ended (exit code %d) and was started again".formatted(child.title(), exitCode));
        if (!data.kept() && Set.of("part:dynamodb", "part:sqs").contains(child.process())) {
            afterRestart.accept(child.process());
            say("%s held its data in memory, which is lost; run with --data DIR to keep it".formatted(child.title()));
        }
    }

    private void announce(RecordedProgram recorded) throws IOException {
        var found = new RunningEnvironment(
                ProcessHandle.current().pid(),
                RunningEnvironment.startedAt(ProcessHandle.current()),
                ports.base(),
                ports.apiUri(),
                ports.issuerUri(),
                LocalParts.AUDIENCE,
                ports.dynamoDbUri(),
                ports.sqsUri(),
                ports.s3Uri(),
                REGION,
                data.root().toString(),
                data.logs().toString(),
                recorded.outputs());
        found.save(home);
        ending.with(() -> found.forget(home));
        running = Optional.of(found);
    }

    RunningEnvironment running() {
        return running.orElseThrow();
    }

    Functions functions() {
        return functions.orElseThrow();
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds / 1e9;
    }

    private void closeData() {
        if (failed) {
            data.closeAfterFailure();
        } else {
            data.close();
        }
    }

    @Override
    public void close() {
        ending.close();
    }
}
