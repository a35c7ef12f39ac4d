package io.whereabouts.operations.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// A price list.
///
/// @param date the month in which its pages were read
record Prices(String source, String region, String currency, String date, Map<Billed, Price> prices) {
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
        return new Prices(
                json.required("source").asText(),
                json.required("region").asText(),
                json.required("currency").asText(),
                json.required("date").asText(),
                prices);
    }

    double of(Billed billed, double quantity) {
        return Objects.requireNonNull(prices.get(billed)).of(quantity);
    }
}
