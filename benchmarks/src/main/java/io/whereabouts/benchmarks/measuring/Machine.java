package io.whereabouts.benchmarks.measuring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What it was measured on. All processes share it, DynamoDB Local too.
///
/// @param node version of Node.js; empty where it is not needed
public record Machine(
        String processor,
        int cores,
        long memoryGigabytes,
        String system,
        String java,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String node) {

    public static Machine here(String node) {
        return new Machine(
                processorName().orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                "%s %s".formatted(System.getProperty("java.vendor"), System.getProperty("java.version")),
                node);
    }

    /// In a line, without Node.js.
    public String described() {
        return "%s, %d cores, %d GB, %s; Java %s".formatted(processor, cores, memoryGigabytes, system, java);
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round(system.getTotalMemorySize() / 1e9)
                : 0;
    }

    private static Optional<String> processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
