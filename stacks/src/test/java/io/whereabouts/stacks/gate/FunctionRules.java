package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.Graph.Node;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Lambda functions and what they are made of.
final class FunctionRules {
    private static final String LIMITS = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html";
    private static final String HTTP_LIMITS =
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html";
    private static final String SNAP_START = "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html";
    private static final String ARCHITECTURES = "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html";
    private static final double MEGABYTE = 1 << 20;

    static final List<Rule> ALL = List.of(
            lambda("a function runs for 900 s at most, in 128 to 10,240 MB", LIMITS, (graph, node) -> {
                var seconds = Input.number(node, "timeout", 3);
                var megabytes = Input.number(node, "memorySize", 128);
                return when(
                        seconds > 900 || megabytes < 128 || megabytes > 10_240,
                        "timeout is %.0f s, memorySize %.0f MB".formatted(seconds, megabytes));
            }),
            lambda("an HTTP API waits for 30 s at most", HTTP_LIMITS, (graph, node) -> {
                var seconds = Input.number(node, "timeout", 3);
                return when(
                        seconds >= 30 && isBehindHttp(graph, node),
                        "timeout is %.0f s: the client would get 503 and the function would go on".formatted(seconds));
            }),
            lambda("environment variables have 4 KB in all", LIMITS, (graph, node) -> {
                var bytes = Input.all(node, "environment.variables")
                        .flatMap(variables -> ((Map<?, ?>) variables).entrySet().stream())
                        .map(entry -> entry.getKey() + Arns.atTheirLongest(String.valueOf(entry.getValue())))
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
                return when(bytes > 4_096, "they may have %d bytes".formatted(bytes));
            }),
            lambda(
                    "SnapStart takes published versions of managed Java runtimes with 512 MB of storage",
                    SNAP_START,
                    (graph, node) -> when(
                            node.inputs().containsKey("snapStart")
                                    && !(Input.is(node, "publish", true)
                                            && Input.text(node, "runtime")
                                                    .orElse("")
                                                    .matches("java(11|17|21)")
                                            && Input.number(node, "ephemeralStorage.size", 512) <= 512),
                            "publish %s, runtime %s".formatted(node.text("publish"), node.text("runtime")))),
            lambda(
                    "a function writes to a log group of its own",
                    "requirement R7",
                    (graph, node) -> when(
                            graph.usedBy(node, "loggingConfig", "LogGroup").size() != 1, "loggingConfig names none")),
            lambda(
                    "a zip has 50 MB at most, and 250 MB unpacked",
                    LIMITS,
                    (graph, node) -> zip(node)
                            .flatMap(zip -> when(
                                    zip.bytes() > 50 * MEGABYTE || zip.unpackedBytes() > 250 * MEGABYTE,
                                    "%.1f MB, unpacked %.1f MB"
                                            .formatted(zip.bytes() / MEGABYTE, zip.unpackedBytes() / MEGABYTE)))),
            lambda("native libraries are for the function's processor", ARCHITECTURES, (graph, node) -> {
                var machine = Input.is(node, "architectures", "arm64")
                        ? FunctionZip.Machine.ARM_64
                        : FunctionZip.Machine.X86_64;
                return zip(node)
                        .flatMap(zip -> zip.librariesFor().entrySet().stream())
                        .filter(library -> library.getValue() != machine)
                        .map(library -> "%s is for %s".formatted(library.getKey(), library.getValue()));
            }));

    private FunctionRules() {}

    /// CloudFront has functions, too.
    private static Rule lambda(String says, String source, BiFunction<Graph, Node, Stream<String>> faults) {
        return about(
                "Function",
                says,
                source,
                (graph, node) -> node.type().startsWith("aws:lambda/") ? faults.apply(graph, node) : Stream.of());
    }

    private static boolean isBehindHttp(Graph graph, Node function) {
        return Stream.concat(Stream.of(function), graph.usersOf(function, "Alias").stream())
                .anyMatch(target -> !graph.usersOf(target, "Integration").isEmpty());
    }

    /// Nothing where it is not built: other modules do that.
    private static Stream<FunctionZip> zip(Node function) {
        return Input.text(function, "code").map(Path::of).filter(Files::isRegularFile).map(FunctionZip::read).stream();
    }
}
