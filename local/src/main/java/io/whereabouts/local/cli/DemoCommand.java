package io.whereabouts.local.cli;

import io.whereabouts.local.demo.BadTrack;
import io.whereabouts.local.demo.Demo;
import io.whereabouts.local.demo.Gpx;
import io.whereabouts.local.demo.Report;
import io.whereabouts.local.demo.Track;
import io.whereabouts.local.parts.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Drives a van full of packages along a track, and shows where they are. Uses the local environment "
                        + "that runs at --port, or starts one.")
final class DemoCommand implements Callable<Integer> {
    private static final String OWN_TRACK = "/io/whereabouts/local/demo/track.gpx";
    private static final int MOST_PACKAGES = 100_000;

    @Mixin
    private final PortOption port = new PortOption();

    @Option(names = "--track", paramLabel = "FILE.gpx", description = "A track in GPX 1.1; default: one of its own.")
    private @Nullable Path track;

    @Option(names = "--packages", paramLabel = "N", description = "How many are in the van; default: 50.")
    private int packages = 50;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed is the same packages; with the same --ending the same scans; default: random.")
    private @Nullable Long seed;

    @Option(
            names = "--ending",
            paramLabel = "INSTANT",
            description = "When the journey ends, such as 2026-11-21T08:30:00Z; default: now.")
    private @Nullable Instant ending;

    @Option(names = "--exit", description = "Ends the environment that it started, rather than to wait for Ctrl-C.")
    private boolean exit;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (packages < 1 || packages > MOST_PACKAGES) {
            throw new UserError("--packages must be from 1 to %d, not %d".formatted(MOST_PACKAGES, packages));
        }
        var journey = readTrack();
        var out = spec.commandLine().getOut();
        var home = Home.find();
        var running = RunningEnvironment.find(home, port.value());
        if (running.isPresent()) {
            show(running.get(), journey, out);
            return 0;
        }
        out.println("no local environment runs at port %d: starting one".formatted(port.value()));
        try (var environment =
                LocalEnvironment.start(home, new Ports(port.value()), Optional.empty(), List.of(), Map.of(), out)) {
            show(environment.running(), journey, out);
            if (exit || !Terminal.present()) {
                out.println("The environment ends now%s; to keep one: %s local"
                        .formatted(exit ? "" : ", as there is no terminal", Terminal.script()));
            } else {
                out.println("The environment keeps running for you; Ctrl-C ends it.");
                out.flush();
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private void show(RunningEnvironment environment, Track journey, PrintWriter out) throws InterruptedException {
        var chosenSeed = Optional.ofNullable(seed)
                .orElseGet(() -> RandomGenerator.getDefault().nextLong(1_000_000));
        var end = Optional.ofNullable(ending).orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
        var shifted = journey.endingAt(end);
        out.println("%d packages, %d points from %s to %s; again with: --seed %d --ending %s"
                .formatted(
                        packages,
                        shifted.points().size(),
                        shifted.points().getFirst().time(),
                        end,
                        chosenSeed,
                        end));
        var token = new TokenRequest(environment.issuer(), "demo", TokenRequest.EVERYTHING).send();
        var seen = new Demo(environment.api(), token, shifted, packages, chosenSeed, out, Terminal.present()).run();
        var portOption = port.value() == LocalCommand.DEFAULT_PORT ? "" : " --port " + port.value();
        new Report(environment.api(), Terminal.script(), portOption).print(seen, shifted.last(), out);
    }

    private Track readTrack() throws IOException {
        if (track == null) {
            try (var own = DemoCommand.class.getResourceAsStream(OWN_TRACK)) {
                return Gpx.read(own == null ? InputStream.nullInputStream() : own);
            }
        }
        if (!Files.isReadable(track)) {
            throw new UserError("there is no readable file %s; name a GPX file with --track".formatted(track));
        }
        try (var file = Files.newInputStream(track)) {
            return Gpx.read(file);
        } catch (BadTrack e) {
            throw new UserError("%s: %s".formatted(track, e.getMessage()));
        }
    }
}
