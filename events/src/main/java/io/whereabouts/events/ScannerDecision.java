package io.whereabouts.events;

/// What somebody decided about a scanner.
public sealed interface ScannerDecision extends Decision permits ScannerRegistered, ScannerRevoked {
    ScannerId scanner();

    @Override
    default String subject() {
        return scanner().value();
    }
}
