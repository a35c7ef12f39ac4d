package io.whereabouts.local.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Answers with the event that it got, or with what the query parameter `answer` says (base64); for tests.
public final class MirrorHandler implements RequestStreamHandler {
    private static final Pattern ANSWER = Pattern.compile("\"answer\":\"([A-Za-z0-9_=-]+)\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        var wanted = ANSWER.matcher(event);
        if (!wanted.find()) {
            var body = event.replace("\\", "\\\\").replace("\"", "\\\"");
            write(
                    output,
                    "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"" + body
                            + "\"}");
            return;
        }
        var answer = new String(Base64.getUrlDecoder().decode(wanted.group(1)), StandardCharsets.UTF_8);
        if (answer.startsWith("sleep")) {
            try {
                Thread.sleep(Long.parseLong(answer.substring(5)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else if (answer.equals("throw")) {
            throw new IllegalStateException("as you wished");
        }
        write(output, answer);
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
