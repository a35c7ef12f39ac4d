package io.whereabouts.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// Axon's own tests of a storage engine. Those that ask for what this store does not offer are named in the
/// README, and must fail: one that passes has to leave the README.
@ExtendWith(AxonStorageEngineTest.NotOffered.class)
class AxonStorageEngineTest extends StorageEngineTestSuite<DynamoDbEventStorageEngine> {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    @Test
    void what_the_readme_names_is_a_test() {
        assertThat(Stream.of(StorageEngineTestSuite.class.getDeclaredMethods()).map(Method::getName))
                .containsAll(NotOffered.NAMED);
        assertThat(NotOffered.NAMED).isNotEmpty();
    }

    @Override
    protected DynamoDbEventStorageEngine buildStorageEngine() {
        return DynamoDbEventStorageEngine.builder()
                .client(DYNAMO_DB.client())
                .table(DYNAMO_DB.createEventsTable())
                .converter(new DelegatingEventConverter(new JacksonConverter(new ObjectMapper())))
                .streamingUpTo(1_000)
                .build();
    }

    @Override
    protected ProcessingContext processingContext() {
        return new StubProcessingContext();
    }

    /// Skips what the README names, and fails if it works.
    static final class NotOffered implements InvocationInterceptor {
        private static final Set<String> NAMED = named();

        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
                throws Throwable {
            run(invocation, test.getExecutable().getName());
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
                throws Throwable {
            run(invocation, test.getExecutable().getName());
        }

        private static void run(Invocation<Void> invocation, String name) throws Throwable {
            if (!NAMED.contains(name)) {
                invocation.proceed();
                return;
            }
            try {
                invocation.proceed();
            } catch (Throwable asNamed) {
                throw new TestAbortedException("not offered, as event-store/README.md says: " + name, asNamed);
            }
            throw new AssertionFailedError("%s passes: take it off event-store/README.md".formatted(name));
        }

        private static Set<String> named() {
            try {
                return Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
                        .matcher(Files.readString(Path.of("README.md")).split("## Axon's own tests", 2)[1])
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
