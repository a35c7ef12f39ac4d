package io.whereabouts.local.delivery;

import io.whereabouts.local.lambda.RoleCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// Asks whether a role may do what is done here without a request to AWS.
///
/// @param endpoint that answers calls under a role
record Permission(HttpClient client, URI endpoint, RoleCredentials role) {

    /// @throws Undelivered.Refused if it may not
    void require(String action, String resource) throws Undelivered, InterruptedException {
        var uri = URI.create("%s/?action=%s&resource=%s".formatted(endpoint, encoded(action), encoded(resource)));
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", role.authorization("authorization"))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new Undelivered.Refused(response.body());
            }
        } catch (IOException e) {
            throw new Undelivered.Unreachable("nobody says whether %s is allowed".formatted(action), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
