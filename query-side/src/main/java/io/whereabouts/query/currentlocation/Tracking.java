package io.whereabouts.query.currentlocation;

/// Whether the package's scans are kept, as of its last decision.
///
/// @param position of the decision on the package's tag: the greatest wins
record Tracking(String position, boolean tracked) {
    Tracking latest(Tracking other) {
        return position.compareTo(other.position) >= 0 ? this : other;
    }
}
