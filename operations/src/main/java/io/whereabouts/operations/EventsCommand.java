package io.whereabouts.operations;

import picocli.CommandLine.Command;

@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Checks the events table or an export of it, and mends transactions that a restore tore apart.",
        subcommands = {CheckCommand.class, MendCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The table's name is the stack's output `eventsTable` (`pulumi stack output`",
            "shows it); of a local environment, .whereabouts/<port>.json has it under",
            "`outputs`, and its endpoint as `dynamoDb`.",
            "",
            "Exit codes: 0 nothing is torn, 1 it failed, 2 mistyped, 3 something is torn."
        })
final class EventsCommand {
    static final int TORN = 3;
}
