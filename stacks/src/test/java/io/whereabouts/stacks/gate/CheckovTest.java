package io.whereabouts.stacks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A second opinion on every kind of stack, where checkov is installed: a hundred packages and 290 MB are too much to
/// install for every build.
class CheckovTest {
    @Test
    void what_checkov_would_have_otherwise_has_a_reason() throws Exception {
        assumeTrue(
                Terraform.command("checkov").isPresent(),
                "checkov is not on the PATH; `pip install checkov==3.3.30` installs it");
        Gated.stacks().forEach(Terraform::write);

        var results = scan();

        assertThat(results.getAsJsonObject("summary").get("passed").getAsInt()).isGreaterThan(300);
        var failed = results.getAsJsonObject("results").getAsJsonArray("failed_checks").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
        var ephemeral = new TreeSet<>(CheckovSkips.REASONS.keySet());
        ephemeral.addAll(CheckovSkips.EPHEMERAL_REASONS.keySet());
        assertThat(ids(failed, check -> !text(check, "file_path").contains("/dev-")))
                .as("of staging and production; each needs its reason in CheckovSkips, or is no longer needed there")
                .isEqualTo(new TreeSet<>(CheckovSkips.REASONS.keySet()));
        assertThat(ids(failed, check -> text(check, "file_path").contains("/dev-")))
                .as("of an ephemeral stack; each needs its reason in CheckovSkips, or is no longer needed there")
                .isSubsetOf(ephemeral)
                .containsAll(CheckovSkips.EPHEMERAL_REASONS.keySet());
    }

    private static Set<String> ids(List<JsonObject> failed, Predicate<JsonObject> of) {
        return failed.stream()
                .filter(of)
                .map(check -> text(check, "check_id"))
                .collect(Collectors.toCollection(TreeSet::new));
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

    private static String text(JsonObject check, String name) {
        return check.get(name).getAsString();
    }
}
