package io.whereabouts.query.drift;

import io.whereabouts.events.PackageId;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a run is to compare.
///
/// @param sample how many packages at random, beside those that are named
/// @param settled how long ago an event was recorded at least that must have arrived
record Task(int sample, Duration settled, List<PackageId> named) {
    static final int LARGEST = 10_000;

    Task {
        named = List.copyOf(named);
        if (sample < 0 || sample > LARGEST) {
            throw new IllegalArgumentException("sample is from 0 to %d, not %d".formatted(LARGEST, sample));
        }
        if (settled.isNegative()) {
            throw new IllegalArgumentException("settled is a span of time such as PT1H, not " + settled);
        }
    }

    /// @param input `{"sample": "100", "settled": "PT1H"}`; whoever looks for himself names packages, with spaces
    ///              between them: `{"packages": "00106141412345678908", "settled": "PT1H"}`
    static Task of(Map<String, String> input) {
        try {
            return new Task(
                    Integer.parseInt(Optional.ofNullable(input.get("sample")).orElse("0")),
                    Duration.parse(Optional.ofNullable(input.get("settled")).orElse("")),
                    Stream.of(Optional.ofNullable(input.get("packages"))
                                    .orElse("")
                                    .split(" ", -1))
                            .filter(id -> !id.isEmpty())
                            .map(PackageId::parse)
                            .toList());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("sample must be a whole number: " + e.getMessage(), e);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("settled must be a span of time such as PT1H", e);
        }
    }
}
