package io.whereabouts.command.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.whereabouts.command.Decision;
import io.whereabouts.command.Fact;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.Optional;

/// What the answer says about one item that was to be packed or unpacked.
///
/// @param result `packed`, `unpacked`, `unchanged`, `late` (recorded, and something that happened later counts) or
///               `refused`
/// @param container that it is in now
/// @param since when it was put there, or taken out
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PackingAnswer(
        @JsonProperty("package") PackageId packageId,
        String result,
        Optional<PackageId> container,
        Optional<Instant> since,
        Optional<String> token,
        Optional<Problem> problem) {

    static PackingAnswer of(PackageId id, Decision decision, String correlationId) {
        return switch (decision) {
            case Decision.Accepted(var fact) -> done(id, result(fact), fact);
            case Decision.Unchanged(var fact) -> done(id, "unchanged", fact);
            case Decision.Refused(var reason, var message) ->
                new PackingAnswer(
                        id,
                        "refused",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Refusal(Answers.status(reason), message).problem(correlationId)));
        };
    }

    private static PackingAnswer done(PackageId id, String result, Fact fact) {
        var leaves = fact.event() instanceof ItemDecision decision ? decision.leaves() : Optional.<Packing>empty();
        return new PackingAnswer(
                id,
                result,
                leaves.flatMap(Packing::container),
                leaves.map(Packing::since),
                Optional.of(Answers.token(fact)),
                Optional.empty());
    }

    /// One that leaves what another decision said was told after that.
    private static String result(Fact fact) {
        var effectiveAt = Optional.of(fact.effectiveAt());
        return switch (fact.event()) {
            case Packed packed when packed.leaves().map(Packing::since).equals(effectiveAt) -> "packed";
            case Unpacked unpacked when unpacked.leaves().map(Packing::since).equals(effectiveAt) -> "unpacked";
            default -> "late";
        };
    }
}
