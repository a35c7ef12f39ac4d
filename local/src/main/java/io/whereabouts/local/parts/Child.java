package io.whereabouts.local.parts;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Java program to run as a process of its own.
///
/// @param process as `whereabouts.process` says it: `part:dynamodb`
/// @param title for people
/// @param classPath as `java -cp` takes it; [ChildMain] is on it
/// @param jvm further options of the JVM, such as `-Xmx256m`
/// @param environment beside what this process has
/// @param log what it says is added there
/// @param probe answers something as soon as it is ready; empty for a process that nobody asks
public record Child(
        String process,
        String title,
        String classPath,
        List<String> jvm,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment,
        Path log,
        Optional<URI> probe) {

    /// Small and quick to start rather than fast for hours.
    private static final List<String> SMALL_JVM = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED");

    Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_JVM);
        command.addAll(jvm);
        command.add("-Dwhereabouts.process=" + process);
        command.add("-Dwhereabouts.supervisor=" + ProcessHandle.current().pid());
        command.addAll(List.of("-cp", classPath, ChildMain.class.getName(), mainClass));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        return builder.start();
    }
}
