package io.whereabouts.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.api.Document;
import io.whereabouts.api.Operation;
import io.whereabouts.api.Operation.Example;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The OpenAPI document is what is served, and each of its examples is answered as it says: every route that is
/// described is declared, has a function, and is known to its handler.
@ExtendWith(LocalEnvironment.class)
class ExamplesTest {
    private static final Document DOCUMENT = Document.written();

    @Test
    void the_document_is_served_without_a_token_and_names_the_issuer(Whereabouts environment) {
        var answer = environment.withAuthorization("").get("/openapi.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("paths")).isEqualTo(DOCUMENT.json().path("paths"));
        assertThat(answer.json()
                        .at("/components/securitySchemes/issuer/openIdConnectUrl")
                        .asText())
                .isEqualTo(
                        "http://localhost:%d/local/.well-known/openid-configuration".formatted(environment.port() + 1));
        var tag = answer.response().headers().firstValue("etag").orElseThrow();
        assertThat(environment
                        .withAuthorization("")
                        .with("if-none-match", tag)
                        .get("/openapi.json")
                        .status())
                .isEqualTo(304);
    }

    /// What writes comes first, in the order of the document, which tells one story.
    @Test
    void every_example_is_answered_as_the_document_says(Whereabouts environment) {
        DOCUMENT.operations().stream()
                .sorted(Comparator.comparing(operation -> operation.method().equals("GET")))
                .flatMap(operation -> operation.examples().stream())
                .forEach(example -> assertAnswered(environment, example));
    }

    private static void assertAnswered(Whereabouts environment, Example example) {
        if (!example.operation().method().equals("GET")) {
            assertFits(example, send(environment, example));
            return;
        }
        await(example.toString())
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertFits(example, send(environment, example)));
    }

    private static Api.Answer send(Whereabouts environment, Example example) {
        var operation = example.operation();
        var api = operation.scopes().isEmpty() ? environment.withAuthorization("") : environment.corrector();
        for (var header : example.parameters("header").entrySet()) {
            api = api.with(header.getKey(), header.getValue());
        }
        return api.ask(operation.method(), path(example), example.body().map(body -> body.toString()));
    }

    static String path(Example example) {
        var path = example.operation().path();
        for (var parameter : example.parameters("path").entrySet()) {
            path = path.replace("{%s}".formatted(parameter.getKey()), encoded(parameter.getValue()));
        }
        var query = example.parameters("query").entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private static void assertFits(Example example, Api.Answer answer) {
        assertThat(answer.status()).as("%s: %s", example, answer.body()).isEqualTo(example.status());
        assertFits(example.operation(), answer);
        assertThat(outcomes(answer.json()))
                .as("%s", example)
                .isEqualTo(outcomes(example.operation()
                        .response(answer.status())
                        .at("/content/application~1json/examples")
                        .path(example.name())
                        .path("value")));
    }

    /// What a later example relies on.
    private static List<String> outcomes(JsonNode answer) {
        return Stream.concat(
                        Api.items(answer.path("results")).stream().map(each -> each.path("result")),
                        Stream.of(answer.path("captureID")))
                .map(JsonNode::asText)
                .toList();
    }

    /// Status, media type, headers and body are those of the operation, and no field is there that is not described.
    static void assertFits(Operation operation, Api.Answer answer) {
        var response = operation.response(answer.status());
        assertThat(response.isMissingNode())
                .as("%s describes no %d: %s", operation.key(), answer.status(), answer.body())
                .isFalse();
        var headers = answer.response().headers();
        var type = headers.firstValue("content-type").orElse("");
        var schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s describes no %s for %d", operation.key(), type, answer.status())
                .isFalse();
        assertThat(DOCUMENT.breachesOfClosed(schema, answer.json()))
                .as("%s: %s", operation.key(), answer.body())
                .isEmpty();
        for (var header : response.path("headers").properties()) {
            var value = headers.firstValue(header.getKey());
            assertThat(value)
                    .as("%s %d: %s", operation.key(), answer.status(), header.getKey())
                    .isPresent();
            assertThat(DOCUMENT.breaches(
                            DOCUMENT.resolved(header.getValue()).path("schema"),
                            Api.JSON.valueToTree(value.orElseThrow())))
                    .as(header.getKey())
                    .isEmpty();
        }
    }
}
