package io.whereabouts.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.local.deployment.Deployment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvokeEndpointTest {
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:obedient";

    private static Functions functions;
    private static InvokeEndpoint endpoint;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        var function = new Deployment.Function(
                "obedient",
                ARN,
                Zips.of(folder, ObedientHandler.class),
                ObedientHandler.class.getName(),
                256,
                Duration.ofSeconds(20),
                Map.of(),
                "role");
        functions = Functions.start(List.of(function), Map.of(), folder.resolve("work"), folder.resolve("logs"));
        endpoint = InvokeEndpoint.start(0, functions);
    }

    @AfterAll
    static void stop() {
        endpoint.close();
        functions.close();
    }

    @Test
    void a_function_is_invoked_by_name_qualified_name_or_arn() throws Exception {
        for (var name : List.of("obedient", "obedient:live", ARN, ARN.replace(":", "%3A") + "%3Alive")) {
            var response = invoke(name, "RequestResponse", "\"hello\"");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("\"hello\"");
            assertThat(response.headers().firstValue("x-amz-executed-version")).contains("$LATEST");
            assertThat(response.headers().firstValue("x-amz-function-error")).isEmpty();
        }
    }

    @Test
    void a_function_error_is_marked() throws Exception {
        var response = invoke("obedient", "RequestResponse", "\"throw\"");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-amz-function-error")).contains("Unhandled");
        assertThat(response.body()).contains("as you wished");
    }

    @Test
    void an_unknown_function_is_not_found() throws Exception {
        var response = invoke("nobody", "RequestResponse", "{}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("x-amzn-errortype")).contains("ResourceNotFoundException");
        assertThat(response.body()).isEqualTo("{\"Type\":\"User\",\"Message\":\"Function not found: nobody\"}");
    }

    @Test
    void more_than_six_megabytes_are_refused() throws Exception {
        var response = invoke("obedient", "RequestResponse", "\"" + "x".repeat(RuntimeApi.PAYLOAD_LIMIT) + "\"");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("x-amzn-errortype")).contains("RequestTooLargeException");
    }

    @Test
    void an_asynchronous_invocation_is_refused_instead_of_run_in_another_way() throws Exception {
        var response = invoke("obedient", "Event", "{}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("only RequestResponse is run here, not Event");
    }

    private static HttpResponse<String> invoke(String function, String type, String payload) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + "/2015-03-31/functions/"
                                    + function + "/invocations"))
                            .header("X-Amz-Invocation-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(payload, UTF_8))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
