package io.whereabouts.stacks;

import com.google.gson.JsonParser;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import io.whereabouts.stacks.bootstrap.Bootstrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The program that `pulumi up` runs, and `./whereabouts local` as well; the project's name says whether a stack or an
/// account is meant.
public final class Program {
    private Program() {}

    public static void main(String[] args) {
        // On two processors Pulumi's runner waits for itself for ever (pulumi-java #2270), unless the common pool is
        // larger; this must come before anything touches that pool.
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "4");
        Pulumi.run(Program::run);
    }

    private static void run(Context context) {
        var config = Optional.ofNullable(System.getenv("PULUMI_CONFIG"))
                .map(Program::parse)
                .orElse(Map.of());
        for (var zip : context.projectName().equals(Bootstrap.PROJECT) ? new Zip[0] : Zip.values()) {
            if (!Files.isRegularFile(Path.of(zip.path()))) {
                throw new InvalidSettings("%s is not built; run `mvn package` first".formatted(zip.path()));
            }
        }
        declare(context, config);
    }

    static void declare(Context context, Map<String, String> config) {
        if (context.projectName().equals(Bootstrap.PROJECT)) {
            Bootstrap.declare(context, config);
        } else {
            Whereabouts.declare(context, Settings.of(context.stackName(), config));
        }
    }

    /// The engine hands the whole configuration over as one JSON object; Pulumi's `Config` cannot list its keys,
    /// and without the list a misspelt one would go unnoticed.
    private static Map<String, String> parse(String json) {
        var config = new HashMap<String, String>();
        JsonParser.parseString(json)
                .getAsJsonObject()
                .entrySet()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().getAsString()));
        return config;
    }
}
