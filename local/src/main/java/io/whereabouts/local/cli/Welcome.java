package io.whereabouts.local.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.whereabouts.local.monitor.Counterpart;
import io.whereabouts.local.monitor.RecordedProgram;
import java.io.PrintWriter;
import java.util.TreeMap;

/// Where everything is, and what to try.
final class Welcome {
    private Welcome() {}

    /// What the program declares that means nothing here, counted by type.
    static String withoutEffect(RecordedProgram program) {
        return program
                .ofKind(Counterpart.NONE)
                .collect(groupingBy(resource -> resource.type().replaceFirst(".*:", ""), TreeMap::new, counting()))
                .entrySet()
                .stream()
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(joining(", "));
    }

    static void print(RunningEnvironment environment, boolean dataKept, PrintWriter out) {
        var port = environment.port() == LocalCommand.DEFAULT_PORT ? "" : " --port " + environment.port();
        out.printf(
                """

                HTTP API        %1$s
                issuer          %2$s
                DynamoDB        %3$s
                SQS             %4$s
                S3              %5$s
                data            %6$s%7$s
                logs            %8$s

                Try, in another terminal:
                  %9$s demo%10$s
                  TOKEN=$(%9$s token%10$s)
                  curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
                       -d '{"package":"(00)106141412345678908","description":"A parcel"}' %1$s/packages
                  curl -H "Authorization: Bearer $TOKEN" %1$s/packages/106141412345678908

                Ctrl-C ends everything.
                """,
                environment.api(),
                environment.issuer(),
                environment.dynamoDb(),
                environment.sqs(),
                environment.s3(),
                environment.data(),
                dataKept ? "" : " (temporary; keep it with --data DIR)",
                environment.logs(),
                Terminal.script(),
                port);
        out.flush();
    }
}
