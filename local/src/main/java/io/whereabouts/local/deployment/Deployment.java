package io.whereabouts.local.deployment;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that runs or moves data, once its tables, queues and buckets exist. It travels as JSON to the
/// processes that act on it.
///
/// @param account twelve digits, as in ARNs
public record Deployment(
        String stack,
        String region,
        String account,
        List<Function> functions,
        List<Route> routes,
        Optional<Jwt> jwt,
        Optional<Cors> cors,
        List<Pipe> pipes,
        List<Rule> rules,
        List<Schedule> schedules,
        List<QueueTrigger> queueTriggers) {

    /// @throws IllegalArgumentException if there is no such function
    public Function function(String name) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no function " + name));
    }

    /// @param environment as declared; where the services listen is added when it is started
    /// @param role whose credentials it gets: the role's name
    public record Function(
            String name,
            String arn,
            Path zip,
            String handler,
            int memoryMegabytes,
            Duration timeout,
            Map<String, String> environment,
            String role) {}

    /// @param key as API Gateway writes it, such as `GET /packages/{id}`
    /// @param scopes of which the token needs one; empty for any valid token
    /// @param authorized false for a route without a token
    public record Route(String key, String function, boolean authorized, Set<String> scopes) {}

    /// @param issuer whose `.well-known/openid-configuration` names the keys
    public record Jwt(URI issuer, List<String> audience) {}

    public record Cors(
            List<String> allowOrigins,
            List<String> allowMethods,
            List<String> allowHeaders,
            List<String> exposeHeaders,
            Duration maxAge) {}

    /// From a table's stream to a bus.
    ///
    /// @param filters event patterns over a stream record; it passes if one of them matches, or if there are none
    /// @param role whose credentials it acts with: the role's name
    /// @param enrichment the function's name, or the ARN of its version or alias
    /// @param detailType a text, or a JSON path into the enriched record such as `$.type`
    /// @param deadLetterQueue URL
    public record Pipe(
            String name,
            String role,
            String table,
            List<String> filters,
            int batchSize,
            Duration window,
            int maximumRetries,
            Optional<String> enrichment,
            String bus,
            String source,
            String detailType,
            Optional<URI> deadLetterQueue) {}

    /// @param pattern event pattern over the whole bus event
    /// @param queues URLs of its targets
    public record Rule(String name, String arn, String bus, String pattern, List<URI> queues) {}

    /// A rule that goes by the clock.
    ///
    /// @param function the ARN of its version or alias
    /// @param input JSON that the function gets
    public record Schedule(String name, String arn, Duration every, String function, String input) {}

    /// An event source mapping of a queue.
    ///
    /// @param maximumConcurrency how many batches at once
    /// @param reportsBatchItemFailures whether its answer names the messages that failed
    public record QueueTrigger(
            URI queue,
            String queueArn,
            String function,
            int batchSize,
            Duration window,
            int maximumConcurrency,
            boolean reportsBatchItemFailures) {}
}
