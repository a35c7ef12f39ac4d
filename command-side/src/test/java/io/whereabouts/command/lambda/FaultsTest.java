package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.PACKAGE;
import static io.whereabouts.command.lambda.Api.scanJson;
import static io.whereabouts.command.lambda.Api.scans;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class FaultsTest {
    private static final String REGISTRATION = "{\"package\": \"%s\"}".formatted(PACKAGE);
    private static final String SECRET = "arn:aws:dynamodb:eu-central-1:123456789012:table/events";

    static List<RuntimeException> ofTheStore() {
        return List.of(
                SdkClientException.create("connect timed out: " + SECRET),
                InternalServerErrorException.builder()
                        .message(SECRET)
                        .statusCode(500)
                        .build(),
                ProvisionedThroughputExceededException.builder()
                        .message(SECRET)
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ProvisionedThroughputExceededException")
                                .build())
                        .build());
    }

    @ParameterizedTest
    @MethodSource("ofTheStore")
    void a_store_that_is_busy_or_out_of_reach_is_answered_with_try_again(RuntimeException fault) {
        for (var answer : everyRoute(failing(() -> fault))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("retry-after", "1");
            assertNothingLeaks(answer);
        }
    }

    @Test
    void any_other_fault_is_answered_with_the_correlation_id_only() {
        var missing = (DynamoDbException) ResourceNotFoundException.builder()
                .message(SECRET)
                .statusCode(400)
                .build();
        for (var fault : List.of(missing, new IllegalStateException(SECRET))) {
            for (var answer : everyRoute(failing(() -> fault))) {
                assertThat(answer.status()).isEqualTo(500);
                assertNothingLeaks(answer);
            }
        }
    }

    @Test
    void a_race_that_was_lost_is_run_again() {
        var lost = new AtomicInteger();
        var answer = rejecting(() -> lost.incrementAndGet() <= 3).register(REGISTRATION);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(lost).hasValue(4);
    }

    @Test
    void a_race_that_is_always_lost_is_a_conflict_after_a_while() {
        var lost = new AtomicInteger();
        var answer = rejecting(() -> lost.incrementAndGet() > 0).register(REGISTRATION);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(lost).hasValue(6);
    }

    @Test
    void a_store_that_never_answers_is_given_up_before_the_function_is() {
        var never = new CountDownLatch(1);
        var api = failing(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new IllegalStateException("released");
                })
                .withPatience(Duration.ofMillis(700));
        for (var answer : everyRoute(api)) {
            assertThat(answer.status()).isEqualTo(503);
        }
        never.countDown();
    }

    private static List<Api.Answer> everyRoute(Api api) {
        return List.of(
                api.register(REGISTRATION),
                api.track(PACKAGE, "{\"tracked\": true}"),
                api.scan(scans(scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:00:00Z"))));
    }

    private static void assertNothingLeaks(Api.Answer answer) {
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body().path("instance").asText()).isEqualTo("correlation-1");
        assertThat(answer.body().toString()).doesNotContain("123456789012", "Exception", "software.amazon", "Axon");
        assertThat(answer.headers().keySet()).isSubsetOf("content-type", "x-correlation-id", "retry-after");
    }

    /// A store whose reads fail.
    private static Api failing(Supplier<RuntimeException> fault) {
        return Api.on(configuration -> intercepted(Map.of("source", () -> {
            throw fault.get();
        })));
    }

    /// A store that rejects an append while it should.
    private static Api rejecting(Supplier<Boolean> should) {
        var real = new InMemoryEventStorageEngine();
        return Api.on(configuration -> intercepted(real, Map.of("appendEvents", () -> {
            if (should.get()) {
                throw new Rejected();
            }
        })));
    }

    private static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static EventStorageEngine intercepted(Map<String, Runnable> before) {
        return intercepted(new InMemoryEventStorageEngine(), before);
    }

    private static EventStorageEngine intercepted(EventStorageEngine real, Map<String, Runnable> before) {
        return (EventStorageEngine) Proxy.newProxyInstance(
                FaultsTest.class.getClassLoader(),
                new Class<?>[] {EventStorageEngine.class},
                (proxy, method, arguments) -> {
                    try {
                        before.getOrDefault(method.getName(), () -> {}).run();
                        return method.invoke(real, arguments);
                    } catch (Rejected rejected) {
                        return CompletableFuture.failedFuture(
                                new AppendEventsTransactionRejectedException("somebody was faster"));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
