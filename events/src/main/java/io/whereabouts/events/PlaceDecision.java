package io.whereabouts.events;

/// What somebody decided about a read point.
public sealed interface PlaceDecision extends Decision permits ReadPointDefined {
    Sgln readPoint();

    @Override
    default String subject() {
        return readPoint().canonical();
    }
}
