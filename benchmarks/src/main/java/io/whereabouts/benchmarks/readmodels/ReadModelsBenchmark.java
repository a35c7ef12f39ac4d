package io.whereabouts.benchmarks.readmodels;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.whereabouts.benchmarks.freshness.Freshness;
import io.whereabouts.benchmarks.freshness.Freshness.Fresh;
import io.whereabouts.benchmarks.freshness.LocalEnvironment;
import io.whereabouts.benchmarks.measuring.Built;
import io.whereabouts.benchmarks.measuring.DynamoDbProcess;
import io.whereabouts.benchmarks.measuring.Machine;
import io.whereabouts.benchmarks.measuring.S3Process;
import io.whereabouts.benchmarks.readmodels.Results.Folded;
import io.whereabouts.benchmarks.readmodels.Results.Lookups;
import io.whereabouts.benchmarks.readmodels.Results.Merged;
import io.whereabouts.benchmarks.readmodels.Results.Projected;
import io.whereabouts.benchmarks.readmodels.Settings.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/// One run: each part by itself, with the servers that it needs and no others.
public final class ReadModelsBenchmark {
    private static final List<Integer> BATCHES = List.of(10, 100, 1_000);
    private static final int FOLDED = 1_000;
    private static final int FOLDS = 20;
    private static final int PROJECTED = 1_000;
    private static final int LOOKUPS = 10;
    private static final int BATCH = 3_000;

    private final Settings settings;
    private final Path work;
    private final long began = System.nanoTime();

    private ReadModelsBenchmark(Settings settings) {
        this.settings = settings;
        this.work = settings.home().resolve("benchmarks/target");
    }

    /// Ends with 0 when the results are written.
    public static void main(String[] arguments) {
        System.exit(ending(List.of(arguments)));
    }

    private static int ending(List<String> arguments) {
        try {
            new ReadModelsBenchmark(Settings.of(arguments)).run();
            return 0;
        } catch (IllegalArgumentException wrong) {
            System.err.println("error: " + wrong.getMessage());
            return 2;
        } catch (InterruptedException stopped) {
            return 1;
        } catch (Exception failure) { // whatever the parts declare; there are no results
            failure.printStackTrace();
            return 1;
        }
    }

    private void run() throws Exception {
        Files.createDirectories(settings.results());
        Files.createDirectories(work);
        var requests = settings.parts().contains(Part.REQUESTS) ? Requests.ofAMillion() : List.<Results.Written>of();
        var fold = part(Part.PROJECTOR, this::fold);
        var projector = part(Part.PROJECTOR, this::projector);
        var merges = part(Part.MERGES, this::merges);
        var histories = part(Part.HISTORY, this::histories);
        var freshness = part(Part.FRESHNESS, this::freshness);
        write(new Results(
                settings.date(),
                Machine.here(""),
                Built.versions(),
                settings.parameters(),
                histories,
                projector,
                fold,
                merges,
                requests,
                freshness));
    }

    private <T> List<T> part(Part part, Callable<List<T>> measuring) throws Exception {
        return settings.parts().contains(part) ? measuring.call() : List.of();
    }

    private List<Lookups> histories() throws Exception {
        try (var s3 = s3()) {
            return new HistoryLookup(s3, settings.rounds(), LOOKUPS, Settings.SEED, this::say).measure(settings.logs());
        }
    }

    private List<Merged> merges() throws Exception {
        try (var s3 = s3()) {
            return new MergeThroughput(s3, settings.rounds(), settings.part(BATCH), this::say).measure();
        }
    }

    private List<Folded> fold() {
        say("fold");
        return List.of(FoldThroughput.measure(settings.rounds(), FOLDED, settings.part(FOLDS)));
    }

    private List<Projected> projector() throws Exception {
        try (var dynamoDb = DynamoDbProcess.start(
                settings.home().resolve("local/parts/dynamodb/target/lib"), work.resolve("dynamodb.log"))) {
            return new ProjectorThroughput(
                            dynamoDb.endpoint(), settings.rounds(), settings.part(PROJECTED), Settings.SEED, this::say)
                    .measure(BATCHES);
        }
    }

    private List<Fresh> freshness() throws Exception {
        say("freshness: ./whereabouts local starts, and is built first if need be");
        try (var environment = LocalEnvironment.start(settings.home(), work.resolve("local.log"))) {
            return new Freshness(environment, settings.rounds(), settings.measured(), Settings.SEED, this::say)
                    .measure();
        }
    }

    private S3Process s3() throws IOException, InterruptedException {
        return S3Process.start(settings.home().resolve("local/parts/s3/target/lib"), work.resolve("s3"));
    }

    private void write(Results results) throws IOException {
        var json = settings.results().resolve("read-models.json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), results);
        var table = settings.results().resolve("read-models.md");
        Files.writeString(table, new Report(results).markdown());
        var chart = settings.results().resolve("read-models.svg");
        Curves.of(results).writeTo(chart);
        System.out.printf("Results: %s%n         %s%n         %s%n", json, table, chart);
    }

    private void say(String what) {
        var passed = Duration.ofNanos(System.nanoTime() - began);
        System.err.printf("%3d:%02d  %s%n", passed.toMinutes(), passed.toSecondsPart(), what);
    }
}
