package io.whereabouts.local.delivery;

import io.whereabouts.local.lambda.RoleCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Lambda's Invoke API over HTTP.
final class InvokeApi implements FunctionCaller {
    /// The longest that a Lambda function may run.
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String functions;
    private final Optional<RoleCredentials> role;

    /// As Lambda itself calls its functions, for queues.
    InvokeApi(URI endpoint) {
        this(endpoint, Optional.empty());
    }

    /// As somebody under a role calls them.
    InvokeApi(URI endpoint, Optional<RoleCredentials> role) {
        this.role = role;
        this.functions = endpoint.toString().replaceAll("/+$", "") + "/2015-03-31/functions/";
    }

    @Override
    public byte[] invoke(String function, byte[] payload) throws Undelivered, InterruptedException {
        var uri = URI.create(functions + URLEncoder.encode(function, StandardCharsets.UTF_8) + "/invocations");
        var request = HttpRequest.newBuilder(uri)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload));
        role.ifPresent(known -> request.header("Authorization", known.authorization("lambda")));
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var status = response.statusCode();
            if (status == 429 || status >= 500) {
                throw new Undelivered.Unreachable("function " + function + ": status " + status, null);
            }
            if (status != 200
                    || response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
                throw new Undelivered.Refused(
                        "function " + function + " failed: " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new Undelivered.Unreachable("function " + function + " cannot be reached at " + uri, e);
        }
    }
}
