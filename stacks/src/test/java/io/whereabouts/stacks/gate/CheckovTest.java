package io.whereabouts.stacks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A second opinion on every kind of stack, where checkov is installed: a hundred packages and 290 MB are too much to
/// install for every build.
class CheckovTest {
    /// @param resource its name in the program
    private record Failed(String check, String stack, String resource, String says) {
        static Failed of(JsonObject json) {
            var stack = Path.of(json.get("file_path").getAsString()).getName(0).toString();
            // `aws_cloudtrail.trail`, or `resource.trail`: the type is not always told.
            var resource = json.get("resource").getAsString().replaceFirst("^.*\\.", "");
            return new Failed(
                    json.get("check_id").getAsString(),
                    stack,
                    resource,
                    json.get("check_name").getAsString());
        }
    }

    @Test
    void what_checkov_would_have_otherwise_has_a_reason() throws Exception {
        assumeTrue(
                Terraform.command("checkov").isPresent(),
                "checkov is not on the PATH; `pip install checkov==3.3.30` installs it");
        Gated.all().forEach(Terraform::write);

        var results = scan();

        assertThat(results.getAsJsonObject("summary").get("passed").getAsInt()).isGreaterThan(1_000);
        var failed = results.getAsJsonObject("results").getAsJsonArray("failed_checks").asList().stream()
                .map(check -> Failed.of(check.getAsJsonObject()))
                .toList();
        assertThat(failed)
                .as("each needs its reason in CheckovSkip")
                .filteredOn(it -> CheckovSkip.ALL.stream().noneMatch(skip -> covers(skip, it)))
                .isEmpty();
        assertThat(CheckovSkip.ALL)
                .as("no longer needed, all or for one of the names")
                .flatExtracting(CheckovSkip::oneByOne)
                .filteredOn(one -> failed.stream().noneMatch(it -> covers(one, it)))
                .isEmpty();
    }

    private static boolean covers(CheckovSkip skip, Failed failed) {
        return skip.covers(failed.check(), failed.stack(), failed.resource());
    }

    private static JsonObject scan() throws IOException, InterruptedException {
        var folder = Path.of("target/terraform");
        var output = folder.resolve("checkov.json");
        var process = new ProcessBuilder(List.of(
                        "checkov",
                        "--directory",
                        folder.toString(),
                        "--framework",
                        "terraform_json",
                        "--output",
                        "json",
                        "--compact",
                        "--skip-download"))
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("checkov.txt").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        var json = JsonParser.parseString(Files.readString(output));
        return json.isJsonArray() ? json.getAsJsonArray().get(0).getAsJsonObject() : json.getAsJsonObject();
    }
}
