package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The domain without a store and without races: told what histories say, it says what could not have been, and where
/// that leaves each package.
///
/// It knows nothing but what HTTP answers. A decision counts from later than all that it relied on, so that the order
/// of these times is one in which everything can have happened.
final class PlainModel {
    private static final Comparator<JsonNode> ORDER = Comparator.<JsonNode, Instant>comparing(
                    entry -> Instant.parse(entry.path("effectiveAt").asText()))
            .thenComparing(entry -> entry.path("eventId").asText());

    /// Where a package stands, as it is answered, too.
    ///
    /// @param container empty for none
    record Standing(String status, boolean tracked, String reference, String container) {}

    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Instant> last = new HashMap<>();

    /// @param histories entries of all packages that have met, in any order
    static PlainModel of(List<JsonNode> histories) {
        var model = new PlainModel();
        var ordered = new ArrayList<>(histories);
        ordered.sort(ORDER);
        ordered.forEach(model::happened);
        return model;
    }

    Optional<Standing> of(String id) {
        return Optional.ofNullable(standings.get(id));
    }

    private void happened(JsonNode entry) {
        var payload = entry.path("payload");
        var id = payload.path("package").asText();
        var type = entry.path("type").asText();
        if (type.equals("PackageScanned")) {
            return;
        }
        var said = "%s %s".formatted(type, payload);
        if (type.equals("PackageRegistered")) {
            assertThat(standings).as("one life at a time: %s", said).doesNotContainKey(id);
            standings.put(
                    id,
                    new Standing(
                            "underway",
                            payload.path("tracked").asBoolean(),
                            payload.path("reference").asText(),
                            ""));
            return;
        }
        var before = of(id).orElseThrow(() -> new AssertionError("registered first: " + said));
        standings.put(
                id,
                switch (type) {
                    case "Packed", "Unpacked", "PackingRetracted" -> item(id, type, payload, before, said);
                    default -> life(type, payload, before, said);
                });
        assertNoCircle(id, said);
    }

    private static Standing life(String type, JsonNode payload, Standing before, String said) {
        assertThat(before.status()).as("nothing after the end: %s", said).isNotEqualTo("closed");
        return switch (type) {
            case "PackageLost" -> {
                assertThat(before.status()).as(said).isEqualTo("underway");
                yield status(before, "lost");
            }
            case "PackageFound" -> {
                assertThat(before.status()).as(said).isEqualTo("lost");
                yield status(before, "underway");
            }
            case "PackageDelivered" -> {
                assertThat(before.status()).as(said).isNotEqualTo("delivered");
                yield status(before, "delivered");
            }
            case "PackageClosed" -> {
                assertThat(before.container())
                        .as("closed in a container: %s", said)
                        .isEmpty();
                yield status(before, "closed");
            }
            case "TrackingStarted", "TrackingStopped" -> {
                assertThat(before.tracked()).as(said).isEqualTo(type.equals("TrackingStopped"));
                yield new Standing(before.status(), !before.tracked(), before.reference(), before.container());
            }
            case "PackageDescribed" ->
                new Standing(
                        before.status(),
                        before.tracked(),
                        payload.path("reference").asText(),
                        before.container());
            default -> throw new AssertionError("nobody did that: " + said);
        };
    }

    private Standing item(String id, String type, JsonNode payload, Standing before, String said) {
        var effectiveAt = Instant.parse(payload.path("effectiveAt").asText());
        var earlier = Optional.ofNullable(last.put(id, effectiveAt));
        assertThat(earlier.filter(moment -> !effectiveAt.isAfter(moment)))
                .as("later than what it relied on: %s", said)
                .isEmpty();
        var leaves = payload.path("leaves");
        var inside = leaves.path("container").asText();
        if (payload.path("effectiveAt").equals(leaves.path("since"))) {
            if (type.equals("Packed")) {
                assertThat(before.container())
                        .as("two containers at once: %s", said)
                        .isEmpty();
                assertThat(standings).as("into what is registered: %s", said).containsKey(inside);
            }
            if (type.equals("Unpacked")) {
                assertThat(before.container())
                        .as("taken out of what it was not in: %s", said)
                        .isIn("", payload.path("container").asText());
            }
        } else if (!type.equals("PackingRetracted")) {
            assertThat(inside).as("what is late changes nothing: %s", said).isEqualTo(before.container());
        }
        return new Standing(before.status(), before.tracked(), before.reference(), inside);
    }

    private void assertNoCircle(String id, String said) {
        var seen = new HashSet<String>();
        for (var next = id;
                !next.isEmpty();
                next = of(next).map(Standing::container).orElse("")) {
            assertThat(seen.add(next)).as("in itself, by any way: %s", said).isTrue();
        }
    }

    private static Standing status(Standing before, String status) {
        return new Standing(status, before.tracked(), before.reference(), before.container());
    }
}
