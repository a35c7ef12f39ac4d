package io.whereabouts.operations;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which stack is meant: the local environment, unless one in the cloud is named.
final class StackOptions {
    private static final int LOCAL = 7070;

    @Option(
            names = "--stack",
            paramLabel = "NAME",
            description =
                    "The stack in the cloud, such as prod; its outputs are asked of `pulumi stack output`. Default: the local environment.")
    private @Nullable String stack;

    @Option(
            names = "--outputs",
            paramLabel = "FILE",
            description = "Takes the outputs of --stack from FILE, which `pulumi stack output --json` wrote.")
    private @Nullable Path outputs;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The AWS Region; default: as the AWS CLI finds it.")
    private @Nullable String region;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the local environment; default: ${DEFAULT-VALUE}.")
    private int port = LOCAL;

    Target find() throws InterruptedException {
        if (stack == null) {
            if (outputs != null || region != null) {
                throw new UserError(
                        "--outputs and --region go with --stack; without it a local environment is meant, and nothing was done");
            }
            return LocalStack.at(Script.home(), port);
        }
        var found = outputs == null ? StackOutputs.ofPulumi(Script.home(), stack) : StackOutputs.in(outputs);
        // `organization/project/stack`, as Pulumi writes it in full.
        return Target.inCloud(stack.replaceFirst("^.*/", ""), Optional.ofNullable(region), found);
    }

    /// Again, for another command.
    String asOptions() {
        if (stack == null) {
            return port == LOCAL ? "" : " --port " + port;
        }
        return Stream.of(option("--stack", stack), option("--outputs", outputs), option("--region", region))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
    }

    private static Optional<String> option(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(given -> " " + name + " " + given);
    }
}
