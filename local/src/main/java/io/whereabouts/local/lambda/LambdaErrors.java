package io.whereabouts.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words of Lambda itself, where a function does not answer for itself.
final class LambdaErrors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LambdaErrors() {}

    static byte[] timedOut(String requestId, Duration timeout) {
        return error("Sandbox.Timedout", "RequestId: %s Error: %s".formatted(requestId, timedOutText(timeout)));
    }

    static String timedOutText(Duration timeout) {
        return String.format(Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1000.0);
    }

    static byte[] exited(String requestId, int exitCode) {
        return error("Runtime.ExitError", "RequestId: %s Error: %s".formatted(requestId, exitedText(exitCode)));
    }

    /// A JVM that a signal ended reports 128 + the signal's number.
    static String exitedText(int exitCode) {
        return switch (exitCode) {
            case 0 -> "Runtime exited without providing a reason";
            case 134 -> "Runtime exited with error: signal: aborted";
            case 137 -> "Runtime exited with error: signal: killed";
            case 143 -> "Runtime exited with error: signal: terminated";
            default -> "Runtime exited with error: exit status " + exitCode;
        };
    }

    static byte[] tooLarge(int limit) {
        return error(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
    }

    static byte[] error(String type, String message) {
        var error = new LinkedHashMap<String, String>();
        error.put("errorType", type);
        error.put("errorMessage", message);
        return bytes(error);
    }

    /// What the Invoke API says where nothing was invoked; the type of the error is in a header.
    static byte[] refusal(String message) {
        var refusal = new LinkedHashMap<String, String>();
        refusal.put("Type", "User");
        refusal.put("Message", message);
        return bytes(refusal);
    }

    private static byte[] bytes(Map<String, String> texts) {
        try {
            return JSON.writeValueAsBytes(texts);
        } catch (JsonProcessingException textsAlwaysFit) {
            throw new IllegalStateException(textsAlwaysFit);
        }
    }

    /// `errorType: errorMessage`, if it is an error as a runtime reports it.
    static Optional<String> summary(byte[] payload) {
        try {
            var error = JSON.readTree(payload);
            return error == null || !error.hasNonNull("errorMessage")
                    ? Optional.empty()
                    : Optional.of(error.path("errorType").asText("error") + ": "
                            + error.get("errorMessage").asText());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
