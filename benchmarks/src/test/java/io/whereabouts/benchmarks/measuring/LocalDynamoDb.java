package io.whereabouts.benchmarks.measuring;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// DynamoDB Local as the benchmark starts it, one for all test classes.
public final class LocalDynamoDb implements BeforeAllCallback {
    private @Nullable DynamoDbProcess process;

    @Override
    public void beforeAll(ExtensionContext context) {
        process = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(LocalDynamoDb.class))
                .getOrComputeIfAbsent(DynamoDbProcess.class, key -> start(), DynamoDbProcess.class);
    }

    public URI endpoint() {
        return Objects.requireNonNull(process, "register LocalDynamoDb in a static field")
                .endpoint();
    }

    private static DynamoDbProcess start() {
        try {
            return DynamoDbProcess.start(
                    Path.of("../local/parts/dynamodb/target/lib"), Path.of("target/dynamodb-of-tests.log"));
        } catch (Exception e) { // what starting it declares
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }
}
