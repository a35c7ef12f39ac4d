package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageRegistered;

/// What the package was registered as.
///
/// @param position of the decision on the package's tag: the greatest wins
record Registration(String position, PackageRegistered event) {
    Registration latest(Registration other) {
        return position.compareTo(other.position) >= 0 ? this : other;
    }
}
