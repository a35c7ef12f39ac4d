package io.whereabouts.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.query.given.Http;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiDescriptionTest {
    private static final ApiDescription DESCRIPTION = ApiDescription.of(Optional.of("https://issuer.example/"));

    @Test
    void it_names_the_issuer_of_the_environment_and_may_be_kept_for_minutes() {
        var response = answered(Map.of());

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getHeaders())
                .containsEntry("content-type", "application/json")
                .containsEntry("cache-control", "public, max-age=300")
                .hasEntrySatisfying("etag", tag -> assertThat(tag).matches("\"[0-9a-f]{32}\""));
        var body = Http.body(response);
        assertThat(body.path("openapi").asText()).startsWith("3.1.");
        assertThat(body.at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(body.at("/components/securitySchemes/issuer/openIdConnectUrl")
                        .asText())
                .isEqualTo("https://issuer.example/.well-known/openid-configuration");
    }

    @Test
    void who_has_a_copy_gets_no_other() {
        var tag = answered(Map.of()).getHeaders().get("etag");

        for (var known : new String[] {tag, "\"other\", W/" + tag, "*"}) {
            var response = answered(Map.of("if-none-match", known));
            assertThat(response.getStatusCode()).as(known).isEqualTo(304);
            assertThat(response.getBody()).isEmpty();
            assertThat(response.getHeaders()).containsEntry("etag", tag);
        }
        assertThat(answered(Map.of("if-none-match", "\"other\"")).getStatusCode())
                .isEqualTo(200);
    }

    private static APIGatewayV2HTTPResponse answered(Map<String, String> headers) {
        var event = APIGatewayV2HTTPEvent.builder()
                .withRouteKey("GET /openapi.json")
                .withHeaders(headers)
                .build();
        return HttpAnswers.to(event, request -> DESCRIPTION.answer());
    }
}
