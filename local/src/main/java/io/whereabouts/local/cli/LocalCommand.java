package io.whereabouts.local.cli;

import io.whereabouts.local.iam.MissingGrant;
import io.whereabouts.local.parts.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "local",
        description = "Runs the whole system on this machine, from the Pulumi program that also deploys the cloud, "
                + "until Ctrl-C.")
final class LocalCommand implements Callable<Integer> {
    static final int DEFAULT_PORT = 7070;

    @Mixin
    private final PortOption port = new PortOption();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps tables, queues, objects and keys there across restarts; "
                    + "without it they are gone at the end.")
    private @Nullable Path data;

    @Option(
            names = "--without-grant",
            paramLabel = "ROLE/ACTION",
            description = "Takes a grant away, to see what happens without it: "
                    + "local-whereabouts-commands/dynamodb:PutItem.")
    private List<String> withoutGrants = List.of();

    @Option(
            names = "--config",
            paramLabel = "KEY=VALUE",
            description = "A setting of the stack, as `pulumi config set KEY VALUE` has it: "
                    + "whereabouts:locationsBeside=2.")
    private Map<String, String> config = Map.of();

    @Option(
            names = "--cold",
            description = "Starts no function before it is called, as Lambda does. Without it all are started, "
                    + "one after the other, as soon as the environment is ready.")
    private boolean cold;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        var environment = LocalEnvironment.start(
                Home.find(),
                new Ports(port.value()),
                Optional.ofNullable(data),
                withoutGrants.stream().map(MissingGrant::of).toList(),
                config,
                out);
        Welcome.print(environment.running(), data != null, out);
        if (!cold) {
            Warming.start(environment.functions(), out);
        }
        new CountDownLatch(1).await();
        return 0;
    }
}
