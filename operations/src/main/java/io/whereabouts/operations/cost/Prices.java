package io.whereabouts.operations.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A price list. The Pulumi program reads the same file for its output `idleCost`.
///
/// @param date the month in which its pages were read
/// @param standing what each resource uses in a month while nothing happens, by the program's short type
record Prices(
        String source,
        String region,
        String currency,
        String date,
        Map<Billed, Price> prices,
        Map<String, Map<Billed, Double>> standing) {
    private static final String FILE = "prices.json";

    /// @param usd for so many
    /// @param free so many cost nothing each month; other free tiers are for a whole account, and left out
    /// @param source the page that names it
    record Price(double usd, double per, double free, String source) {
        double of(double quantity) {
            return Math.max(0, quantity - free) * usd / per;
        }
    }

    Prices {
        prices = Map.copyOf(prices);
        standing = Map.copyOf(standing);
        for (var billed : Billed.values()) {
            if (!prices.containsKey(billed)) {
                throw new IllegalArgumentException("%s has no price for %s".formatted(FILE, billed));
            }
        }
    }

    /// The list in the repository.
    static Prices inRepository() {
        try (var stream = Objects.requireNonNull(Prices.class.getResourceAsStream(FILE))) {
            return of(new ObjectMapper().readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Prices of(JsonNode json) {
        var prices = new EnumMap<Billed, Price>(Billed.class);
        json.path("prices")
                .forEachEntry((billed, price) -> prices.put(
                        Billed.valueOf(billed),
                        new Price(
                                price.required("usd").asDouble(),
                                price.required("per").asDouble(),
                                price.path("free").asDouble(0),
                                price.required("source").asText())));
        var standing = new TreeMap<String, Map<Billed, Double>>();
        json.path("standing")
                .forEachEntry((type, uses) ->
                        uses.forEach(use -> standing.computeIfAbsent(type, first -> new EnumMap<>(Billed.class))
                                .put(
                                        Billed.valueOf(use.required("billed").asText()),
                                        use.required("quantity").asDouble())));
        return new Prices(
                json.required("source").asText(),
                json.required("region").asText(),
                json.required("currency").asText(),
                json.required("date").asText(),
                prices,
                standing);
    }

    /// What one resource of a type uses of this in a month while nothing happens.
    double standing(String shortType, Billed billed) {
        return standing.getOrDefault(shortType, Map.of()).getOrDefault(billed, 0.0);
    }

    double of(Billed billed, double quantity) {
        return Objects.requireNonNull(prices.get(billed)).of(quantity);
    }
}
