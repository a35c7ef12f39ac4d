package io.whereabouts.operations;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A command that was called for the stack `prod`, and what came of it.
record Called(int code, String out, String err) {
    private static final String OUTPUTS = """
            {"eventsTable": "prod-whereabouts-events", "currentLocationsTable": "prod-whereabouts-current-locations",
             "locationsGeneration": "1", "locationsBeside": "2", "auditGeneration": "1",
             "busName": "prod-whereabouts-package-events", "athenaWorkgroup": "prod-whereabouts-analytics",
             "auditDatabase": "prod_whereabouts_audit", "queues": {"location-projector-2":
              "https://sqs.eu-central-1.amazonaws.com/111111111111/prod-whereabouts-location-projector-2"}}""";

    /// @param folder for the stack's outputs
    static Called inCloud(Path folder, String... command) throws IOException {
        var all = new ArrayList<>(List.of(command));
        all.addAll(prod(folder));
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Operations.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Called(code, out.toString(), err.toString());
    }

    /// The options that name the stack.
    static List<String> prod(Path folder) throws IOException {
        var outputs = Files.writeString(folder.resolve("outputs.json"), OUTPUTS);
        return List.of("--stack", "acme/whereabouts/prod", "--outputs", outputs.toString());
    }
}
