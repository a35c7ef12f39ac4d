package io.whereabouts.local.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulumiProgramTest {
    private static final Place PLACE = new Place(
            "local",
            "eu-central-1",
            "000000000000",
            URI.create("http://localhost:7070"),
            URI.create("http://127.0.0.1:7073"));

    @TempDir
    Path folder;

    @BeforeEach
    void the_program_has_a_folder_of_its_own() throws IOException {
        Files.createDirectories(folder.resolve("stacks"));
    }

    @Test
    void each_resource_is_recorded_with_plain_inputs_and_what_AWS_would_answer() throws Exception {
        var recorded = run("well");

        assertThat(recorded.resources())
                .extracting(Resource::urn)
                .containsExactly(
                        "urn:pulumi:local::whereabouts::pulumi:pulumi:Stack::small-local",
                        "urn:pulumi:local::whereabouts::whereabouts:test:Component::part",
                        "urn:pulumi:local::whereabouts::whereabouts:test:Component$aws:sqs/queue:Queue::work",
                        "urn:pulumi:local::whereabouts::whereabouts:test:Component$aws:lambda/function:Function::worker");
        var queue = recorded.ofKind(Counterpart.QUEUE).findFirst().orElseThrow();
        assertThat(queue.output("arn")).isEqualTo("arn:aws:sqs:eu-central-1:000000000000:local-work");
        assertThat(queue.id()).isEqualTo("http://127.0.0.1:7073/000000000000/local-work");
        var function = recorded.ofKind(Counterpart.FUNCTION).findFirst().orElseThrow();
        assertThat(function.inputs().at("/code/path").asText())
                .isEqualTo(folder.resolve("code.zip").toString());
        assertThat(function.inputs().path("description").asText()).isEqualTo("hush");
        assertThat(function.inputs().at("/layers/0").asText()).isEqualTo("known");
        assertThat(function.output("invokeArn"))
                .isEqualTo("arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/"
                        + "arn:aws:lambda:eu-central-1:000000000000:function:local-worker/invocations");
    }

    @Test
    void the_stack_gets_its_configuration_and_its_outputs_come_back() throws Exception {
        var outputs = run("well").outputs();

        assertThat(outputs.path("queueUrl").asText()).isEqualTo("http://127.0.0.1:7073/000000000000/local-work");
        assertThat(outputs.path("config").asText()).isEqualTo("{\"aws:region\":\"eu-central-1\"}");
    }

    @Test
    void an_unknown_resource_type_is_named_with_the_place_to_add_it() {
        assertThatThrownBy(() -> run("unknown-type"))
                .isInstanceOf(UnknownResource.class)
                .hasMessageContaining("aws:ec2/instance:Instance")
                .hasMessageContaining("ResourceTypes.java");
    }

    @Test
    void an_unknown_lookup_is_named_with_the_place_to_add_it() {
        assertThatThrownBy(() -> run("unknown-lookup"))
                .isInstanceOf(UnknownResource.class)
                .hasMessageContaining("aws:ec2/getAmi:getAmi")
                .hasMessageContaining("Lookups.java");
    }

    @Test
    void what_the_program_reports_is_shown() {
        assertThatThrownBy(() -> run("reports"))
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("exit code 32")
                .hasMessageContaining("whereabouts:audience is missing");
    }

    @Test
    void what_the_program_throws_is_shown() {
        assertThatThrownBy(() -> run("throws"))
                .isInstanceOf(ProgramFailed.class)
                .hasMessageContaining("a bug in the program");
    }

    private RecordedProgram run(String behaviour) throws IOException, InterruptedException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                SmallProgram.class.getName(),
                behaviour);
        return new PulumiProgram(
                        "whereabouts",
                        command,
                        folder.resolve("stacks"),
                        Map.of("aws:region", "eu-central-1"),
                        folder.resolve("program.log"))
                .run(PLACE);
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                List.of(classPath.split(File.pathSeparator, -1)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
