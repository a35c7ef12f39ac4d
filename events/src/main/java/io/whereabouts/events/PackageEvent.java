package io.whereabouts.events;

/// A fact about one package, or about a container, which is one.
public sealed interface PackageEvent extends DomainEvent permits PackageDecision, PackageScanned, PictureAdded {
    PackageId packageId();

    @Override
    default String subject() {
        return packageId().canonical();
    }
}
