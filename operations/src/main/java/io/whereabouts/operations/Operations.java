package io.whereabouts.operations;

import io.whereabouts.operations.cost.CostCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./whereabouts`, as far as it is for operators.
@Command(
        name = "whereabouts",
        mixinStandardHelpOptions = true,
        version = "Whereabouts 0.1.0",
        description = "The operator's commands.",
        subcommands = {
            EventsCommand.class,
            CostCommand.class,
            RedriveCommand.class,
            RepublishCommand.class,
            RebuildCommand.class,
            RestoreCommand.class,
            WarmCommand.class,
            SqlCommand.class
        })
public final class Operations {
    private Operations() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Operations())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    var advice = Advice.on(failure);
                    command.getErr().println("error: " + advice.orElseGet(failure::toString));
                    if (advice.isEmpty()) {
                        failure.printStackTrace(command.getErr());
                    }
                    return 1;
                });
    }
}
