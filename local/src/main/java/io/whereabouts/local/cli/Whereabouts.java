package io.whereabouts.local.cli;

import io.whereabouts.local.demo.DemoFailed;
import io.whereabouts.local.lambda.CannotStart;
import io.whereabouts.local.monitor.ProgramFailed;
import io.whereabouts.local.monitor.UnknownResource;
import io.whereabouts.local.parts.PortTaken;
import io.whereabouts.local.provision.CannotProvision;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// `./whereabouts`
@Command(
        name = "whereabouts",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "Whereabouts 0.1.0",
        description = "Where every tracked package is, on this machine as in the cloud.",
        subcommands = {LocalCommand.class, TokenCommand.class, DemoCommand.class},
        footer = {
            "",
            "Start with:",
            "  ./whereabouts demo     a van full of packages drives along a track",
            "  ./whereabouts local    the whole system, until Ctrl-C",
            "",
            "For operators, here and in AWS:",
            "  ./whereabouts events   checks the events table, and mends it after a restore"
        })
public final class Whereabouts {
    /// Their messages say what to do; a stack trace would hide that.
    private static final Set<Class<? extends Exception>> FOR_THE_USER = Set.of(
            UserError.class,
            PortTaken.class,
            io.whereabouts.local.http.PortTaken.class,
            UnknownResource.class,
            ProgramFailed.class,
            CannotProvision.class,
            CannotStart.class,
            DemoFailed.class,
            IllegalArgumentException.class);

    private Whereabouts() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Whereabouts()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("error: " + failure.getMessage());
            if (!FOR_THE_USER.contains(failure.getClass())) {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
    }
}
