package io.whereabouts.command.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.command.Decision;
import io.whereabouts.command.Fact;
import io.whereabouts.command.describepackage.DescribePackage;
import io.whereabouts.command.packing.PackingResults;
import io.whereabouts.command.status.SetStatus;
import io.whereabouts.command.status.Status;
import io.whereabouts.events.Content;
import io.whereabouts.events.EpcisCaptureFinished;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Text;
import io.whereabouts.events.WriteToken;
import io.whereabouts.events.json.EventJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the API answers, for one request.
final class Answers {
    private static final ObjectMapper MAPPER = EventJson.mapper();
    private static final Map<String, String> EPCIS = Map.of("gs1-epcis-version", "2.0.0", "gs1-cbv-version", "2.0.0");

    private final String correlationId;

    Answers(String correlationId) {
        this.correlationId = correlationId;
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Registration(
            @JsonProperty("package") PackageId packageId,
            String digitalLink,
            boolean tracked,
            Optional<Text> client,
            Optional<Text> reference,
            Optional<Text> description,
            List<Content> contents,
            Optional<Instant> expectedAt,
            Instant registeredAt,
            String token) {}

    private record Tracking(@JsonProperty("package") PackageId packageId, boolean tracked, String token) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record DescriptionAnswer(
            @JsonProperty("package") PackageId packageId,
            Optional<Text> client,
            Optional<Text> reference,
            Optional<Text> description,
            List<Content> contents,
            Optional<Instant> expectedAt,
            String token) {}

    /// @param event of the correction, by which that can be corrected again
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Correction(
            @JsonProperty("package") PackageId packageId,
            String event,
            Optional<PackageId> container,
            Optional<Instant> since,
            String token) {}

    private record StatusAnswer(@JsonProperty("package") PackageId packageId, String status, String token) {}

    private record Packings(List<PackingAnswer> results) {}

    private record Scans(List<ScanBatch.Result> results) {}

    APIGatewayV2HTTPResponse registered(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var fact) -> {
                var headers = new HashMap<>(entityTag(fact));
                headers.put("location", path(packageId(fact)));
                yield json(201, registration(fact), headers);
            }
            case Decision.Unchanged(var fact) -> json(200, registration(fact), Map.of());
            case Decision.Refused(var reason, var message) -> refused(reason, message);
        };
    }

    APIGatewayV2HTTPResponse tracking(boolean tracked, Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var fact) -> json(200, tracking(tracked, fact), Map.of());
            case Decision.Unchanged(var fact) -> json(200, tracking(tracked, fact), Map.of());
            case Decision.Refused(var reason, var message) -> refused(reason, message);
        };
    }

    APIGatewayV2HTTPResponse described(DescribePackage command, Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var fact) -> described(command, fact);
            case Decision.Unchanged(var fact) -> described(command, fact);
            case Decision.Refused(var reason, var message) -> refused(reason, message);
        };
    }

    private APIGatewayV2HTTPResponse described(DescribePackage command, Fact fact) {
        var said = new DescriptionAnswer(
                command.packageId(),
                command.client(),
                command.reference(),
                command.description(),
                command.contents(),
                command.expectedAt(),
                token(fact));
        return json(200, said, entityTag(fact));
    }

    private static Map<String, String> entityTag(Fact fact) {
        return Map.of("etag", "\"%s\"".formatted(fact.eventId()));
    }

    /// @param command a [SetStatus] or a [io.whereabouts.command.status.Close]
    APIGatewayV2HTTPResponse status(Object command, Decision decision) {
        var word = PackageRequests.word(
                command instanceof SetStatus(var id, var status, var stamp) ? status : Status.CLOSED);
        return switch (decision) {
            case Decision.Accepted(var fact) -> json(200, status(word, fact), Map.of());
            case Decision.Unchanged(var fact) -> json(200, status(word, fact), Map.of());
            case Decision.Refused(var reason, var message) -> refused(reason, message);
        };
    }

    private static StatusAnswer status(String word, Fact fact) {
        return new StatusAnswer(packageId(fact), word, token(fact));
    }

    APIGatewayV2HTTPResponse corrected(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var fact) -> json(200, correction(fact), Map.of());
            case Decision.Unchanged(var fact) -> json(200, correction(fact), Map.of());
            case Decision.Refused(var reason, var message) -> refused(reason, message);
        };
    }

    private static Correction correction(Fact fact) {
        var leaves = fact.event() instanceof ItemDecision decision ? decision.leaves() : Optional.<Packing>empty();
        return new Correction(
                packageId(fact),
                fact.eventId(),
                leaves.flatMap(Packing::container),
                leaves.map(Packing::since),
                token(fact));
    }

    APIGatewayV2HTTPResponse packed(PackingResults results) {
        return json(
                200,
                new Packings(results.decisions().entrySet().stream()
                        .map(of -> PackingAnswer.of(of.getKey(), of.getValue(), correlationId))
                        .toList()),
                Map.of());
    }

    /// Of one item alone.
    APIGatewayV2HTTPResponse unpacked(PackingResults results) {
        var only = results.decisions().entrySet().iterator().next();
        return only.getValue() instanceof Decision.Refused(var reason, var message)
                ? refused(reason, message)
                : json(200, PackingAnswer.of(only.getKey(), only.getValue(), correlationId), Map.of());
    }

    APIGatewayV2HTTPResponse scans(List<ScanBatch.Result> results) {
        return json(200, new Scans(results), Map.of());
    }

    APIGatewayV2HTTPResponse problem(Problem problem, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("content-type", "application/problem+json");
        return json(problem.status(), problem, all);
    }

    APIGatewayV2HTTPResponse captured(EpcisCaptureFinished finished) {
        var headers = new HashMap<>(EPCIS);
        headers.put("location", "/epcis/capture/" + finished.job());
        headers.put("gs1-epcis-capture-error-behaviour", finished.proceed() ? "proceed" : "rollback");
        return json(202, Map.of("captureID", finished.job()), headers);
    }

    APIGatewayV2HTTPResponse job(Optional<StoredObservations.Stored> found) {
        var stored = found.orElseThrow(
                () -> new Refusal(404, "there is no such capture job; it is not finished, or was never begun")
                        .typed("NoSuchResourceException"));
        var finished = (EpcisCaptureFinished) stored.event();
        return json(200, EpcisJob.of(finished, stored.recordedAt()), EPCIS);
    }

    APIGatewayV2HTTPResponse refused(Decision.Reason reason, String message) {
        return problem(new Refusal(status(reason), message).problem(correlationId), Map.of());
    }

    static int status(Decision.Reason reason) {
        return switch (reason) {
            case UNKNOWN_PACKAGE, UNKNOWN_SCANNER -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case REUSED_KEY -> 422;
        };
    }

    private static Registration registration(Fact fact) {
        var registered = (PackageRegistered) fact.event();
        return new Registration(
                registered.packageId(),
                registered.packageId().digitalLink(),
                registered.tracked(),
                registered.client(),
                registered.reference(),
                registered.description(),
                registered.contents(),
                registered.expectedAt(),
                registered.happenedAt(),
                token(fact));
    }

    private static Tracking tracking(boolean tracked, Fact fact) {
        return new Tracking(packageId(fact), tracked, token(fact));
    }

    private static PackageId packageId(Fact fact) {
        return ((PackageEvent) fact.event()).packageId();
    }

    /// A serial number may have characters in it that end a path, or the segment of one.
    private static String path(PackageId id) {
        return "/packages/" + URLEncoder.encode(id.canonical(), StandardCharsets.UTF_8); // an id holds no space
    }

    static String token(Fact fact) {
        return WriteToken.of(fact.eventId(), fact.event()).text();
    }

    APIGatewayV2HTTPResponse json(int status, Object body, Map<String, String> headers) {
        var all = new HashMap<String, String>();
        all.put("content-type", "application/json");
        all.put("x-correlation-id", correlationId);
        all.putAll(headers);
        try {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(status)
                    .withHeaders(all)
                    .withBody(MAPPER.writeValueAsString(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written", e);
        }
    }
}
