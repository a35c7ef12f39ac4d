package io.whereabouts.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Asks the local issuer for a token (RFC 6749 §4.4, client credentials).
///
/// @param scope names, separated by spaces
record TokenRequest(URI issuer, String subject, String scope) {
    static final String EVERYTHING = "packages:read packages:write scans:write";

    String send() {
        var form = Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        subject,
                        "client_secret",
                        "local",
                        "scope",
                        scope)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .timeout(Duration.ofSeconds(30))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofString());
            var token = new ObjectMapper().readTree(response.body()).path("access_token");
            if (response.statusCode() != 200 || !token.isTextual()) {
                throw new UserError("the local issuer refused the token (%d): %s"
                        .formatted(response.statusCode(), response.body()));
            }
            return token.textValue();
        } catch (IOException e) {
            throw new UserError(
                    "the local issuer at %s does not answer (%s); start the environment again".formatted(issuer, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
