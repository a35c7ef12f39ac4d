package io.whereabouts.events;

import java.util.Optional;

/// A line of what is in a package: a trade item by number, or by words, or both.
///
/// @param quantity 1 to 1,000,000 pieces
public record Content(Optional<Gtin> gtin, Optional<Text> description, int quantity) {
    public static final int GREATEST_QUANTITY = 1_000_000;

    public Content {
        if (gtin.isEmpty() && description.isEmpty()) {
            throw new IllegalArgumentException("a content needs a gtin or a description");
        }
        if (quantity < 1 || quantity > GREATEST_QUANTITY) {
            throw new IllegalArgumentException(
                    "quantity must be from 1 to %d, not %d".formatted(GREATEST_QUANTITY, quantity));
        }
    }
}
