package io.whereabouts.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "token", description = "Prints a token from the running local environment's issuer, good for an hour.")
final class TokenCommand implements Callable<Integer> {
    @Mixin
    private final PortOption port = new PortOption();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = "[ ,]+",
            description =
                    "What it is good for: packages:read, packages:write, scans:write, corrections:write; default: all but the last.")
    private List<String> scopes = List.of(TokenRequest.EVERYTHING.split(" ", -1));

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            defaultValue = "local-user",
            description = "Whose it is: the actor of what is written with it; default: ${DEFAULT-VALUE}.")
    private String subject = "local-user";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var environment = RunningEnvironment.get(Home.find(), port.value());
        spec.commandLine()
                .getOut()
                .println(new TokenRequest(environment.issuer(), subject, String.join(" ", scopes)).send());
        return 0;
    }
}
