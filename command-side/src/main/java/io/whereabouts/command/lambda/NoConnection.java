package io.whereabouts.command.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Answers a DynamoDB client as a table would that is empty at first, without a connection: PutItem is taken, Query
/// finds what was put under its tag. Enough for [Priming].
final class NoConnection implements SdkHttpClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> items = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();

    /// The operations that were asked for, in order.
    synchronized List<String> operations() {
        return List.copyOf(operations);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder().statusCode(200).build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer(request))))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    private synchronized byte[] answer(HttpExecuteRequest request) throws IOException {
        var target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        var operation = target.substring(target.indexOf('.') + 1);
        operations.add(operation);
        try (var content = request.contentStreamProvider().orElseThrow().newStream()) {
            return answer(operation, JSON.readTree(content));
        }
    }

    private byte[] answer(String operation, JsonNode asked) throws JsonProcessingException {
        if (operation.equals("PutItem")) {
            items.add(asked.path("Item"));
            return JSON.writeValueAsBytes(Map.of());
        }
        var tag = asked.path("ExpressionAttributeValues").path(":tag");
        return JSON.writeValueAsBytes(Map.of(
                "Items",
                items.stream().filter(item -> item.path("tag").equals(tag)).toList()));
    }

    @Override
    public void close() {}
}
