package io.whereabouts.command.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.whereabouts.command.Decision;
import io.whereabouts.command.Fact;
import io.whereabouts.command.definereadpoint.ReadPoint;
import io.whereabouts.command.scanners.Scanner;
import io.whereabouts.events.AltitudeDatum;
import io.whereabouts.events.Position;
import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.ScannerDecision;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.ScannerRegistered;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the API answers about read points and scanners.
record MasterDataAnswers(Answers answers) {
    /// @param floor longitude first, as it is sent
    private record VolumeAnswer(List<List<Double>> floor, double lowest, double highest) {}

    /// @param position of a volume, the one that its scans have
    /// @param since it is so
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record ReadPointAnswer(
            Sgln readPoint,
            String digitalLink,
            Optional<Text> name,
            Position position,
            Optional<VolumeAnswer> volume,
            Optional<AltitudeDatum> altitudeDatum,
            Instant since,
            String token) {}

    /// @param since it is, or is not
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record ScannerAnswer(
            ScannerId scanner, boolean registered, Optional<Text> name, Instant since, String token) {}

    APIGatewayV2HTTPResponse defined(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var fact) -> answers.json(201, readPoint(fact), location(fact));
            case Decision.Unchanged(var fact) -> answers.json(200, readPoint(fact), Map.of());
            case Decision.Refused(var reason, var message) -> answers.refused(reason, message);
        };
    }

    APIGatewayV2HTTPResponse readPoint(Sgln id, ReadPoint found) {
        var fact = found.latest().map(ReadPoint.Definition::fact);
        return answers.json(
                200,
                readPoint(fact.orElseThrow(
                        () -> new Refusal(404, "read point %s is not defined; define it first".formatted(id)))),
                Map.of());
    }

    APIGatewayV2HTTPResponse scanner(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(var fact)
            when fact.event() instanceof ScannerRegistered ->
                answers.json(
                        201,
                        scanner(fact),
                        Map.of("location", "/scanners/" + fact.event().subject()));
            case Decision.Accepted(var fact) -> answers.json(200, scanner(fact), Map.of());
            case Decision.Unchanged(var fact) -> answers.json(200, scanner(fact), Map.of());
            case Decision.Refused(var reason, var message) -> answers.refused(reason, message);
        };
    }

    APIGatewayV2HTTPResponse scanner(ScannerId id, Scanner found) {
        return answers.json(
                200,
                scanner(found.latest()
                        .orElseThrow(() ->
                                new Refusal(404, "scanner %s is not registered; register it first".formatted(id)))),
                Map.of());
    }

    private static ReadPointAnswer readPoint(Fact fact) {
        var defined = (ReadPointDefined) fact.event();
        return new ReadPointAnswer(
                defined.readPoint(),
                defined.readPoint().digitalLink(),
                defined.name(),
                defined.position(),
                defined.volume()
                        .map(volume -> new VolumeAnswer(
                                volume.floor().stream()
                                        .map(corner -> List.of(corner.longitude(), corner.latitude()))
                                        .toList(),
                                volume.lowest(),
                                volume.highest())),
                defined.altitudeDatum(),
                defined.effectiveAt(),
                Answers.token(fact));
    }

    private static ScannerAnswer scanner(Fact fact) {
        var decided = (ScannerDecision) fact.event();
        var registered =
                Optional.of(decided).filter(ScannerRegistered.class::isInstance).map(ScannerRegistered.class::cast);
        return new ScannerAnswer(
                decided.scanner(),
                registered.isPresent(),
                registered.flatMap(ScannerRegistered::name),
                decided.effectiveAt(),
                Answers.token(fact));
    }

    private static Map<String, String> location(Fact fact) {
        var id = URLEncoder.encode(fact.event().subject(), StandardCharsets.UTF_8); // an id holds no space
        return Map.of("location", "/read-points/" + id);
    }
}
