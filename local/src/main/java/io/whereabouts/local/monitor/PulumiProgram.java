package io.whereabouts.local.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Pulumi program in Java, started as `pulumi up` starts it.
///
/// @param command what `pulumi up` would run, such as `java -jar target/stacks.jar`
/// @param folder where it runs; paths of archives start there
/// @param config such as `whereabouts:issuer`; `aws:region` among them
/// @param log what it says is kept there
public record PulumiProgram(String project, List<String> command, Path folder, Map<String, String> config, Path log) {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int ALREADY_REPORTED = 32;

    /// A jar with this JDK. The parallelism cures a livelock on two processors (pulumi/pulumi-java#2270); the rest
    /// makes a short run short.
    public static List<String> java(Path jar) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dwhereabouts.process=program:stacks",
                "-jar",
                jar.toString());
    }

    /// @throws ProgramFailed if it does not end well
    /// @throws UnknownResource if it declares what the local environment cannot be
    public RecordedProgram run(Place place) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var monitor = new MonitorService(project, place, new Wire(folder.toAbsolutePath()));
        var engine = new EngineService();
        var server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(monitor)
                .addService(engine)
                .build()
                .start();
        try {
            var process = start(place, "127.0.0.1:" + server.getPort());
            try {
                var ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
                check(ended ? process.exitValue() : -1, ended, monitor, engine);
            } finally {
                process.destroyForcibly();
            }
        } finally {
            server.shutdownNow();
        }
        return new RecordedProgram(
                monitor.resources(), monitor.stackOutputs(), Duration.ofNanos(System.nanoTime() - began));
    }

    private Process start(Place place, String address) throws IOException {
        var parent = log.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PULUMI_MONITOR",
                        address,
                        "PULUMI_ENGINE",
                        address,
                        "PULUMI_PROJECT",
                        project,
                        "PULUMI_STACK",
                        place.stack(),
                        "PULUMI_ORGANIZATION",
                        "local",
                        "PULUMI_ROOT_DIRECTORY",
                        folder.toAbsolutePath().toString(),
                        "PULUMI_CONFIG",
                        json(config),
                        "PULUMI_CONFIG_SECRET_KEYS",
                        "[]",
                        "PULUMI_DRY_RUN",
                        "false",
                        "PULUMI_PARALLEL",
                        "16"));
        return builder.start();
    }

    private void check(int exitCode, boolean ended, MonitorService monitor, EngineService engine) throws IOException {
        if (!monitor.refusals().isEmpty()) {
            throw new UnknownResource(String.join("\n", monitor.refusals()));
        }
        if (!ended) {
            throw new ProgramFailed("the Pulumi program was still running after %d s and was ended; its log: %s"
                    .formatted(LONGEST.toSeconds(), log));
        }
        if (exitCode == 0) {
            return;
        }
        var said = new ArrayList<>(engine.complaints());
        if (exitCode != ALREADY_REPORTED || said.isEmpty()) {
            said.addAll(lastLines());
        }
        throw new ProgramFailed("the Pulumi program failed with exit code %d:%n%s%nits log: %s"
                .formatted(exitCode, String.join("\n", said), log));
    }

    private List<String> lastLines() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            var all = lines.toList();
            return all.subList(Math.max(0, all.size() - 20), all.size());
        }
    }

    private static String json(Map<String, String> config) {
        try {
            return new ObjectMapper().writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
