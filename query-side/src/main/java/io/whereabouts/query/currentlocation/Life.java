package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.WriteToken;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What was decided about a package's life.
///
/// @param registration the last; absent if a scan came before it
/// @param description what replaced that of a registration, if anything ever did
record Life(
        Optional<Decided<Said<PackageRegistered>>> registration,
        Optional<Decided<Said<PackageDescribed>>> description,
        Optional<Decided<Boolean>> tracking,
        Optional<Decided<Status>> status) {
    static final Life UNKNOWN = new Life(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// The first decision about an identifier is always its registration.
    private static final String FIRST = "d#000000000000";

    static Life registered(Decided<Said<PackageRegistered>> decided) {
        var position = decided.position();
        return new Life(
                Optional.of(decided),
                Optional.empty(),
                Optional.of(new Decided<>(position, decided.value().event().tracked())),
                Optional.of(new Decided<>(position, Status.UNDERWAY)));
    }

    static Life described(Decided<Said<PackageDescribed>> decided) {
        return new Life(Optional.empty(), Optional.of(decided), Optional.empty(), Optional.empty());
    }

    static Life tracked(Decided<Boolean> decided) {
        return new Life(Optional.empty(), Optional.empty(), Optional.of(decided), Optional.empty());
    }

    static Life became(Decided<Status> decided) {
        return new Life(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(decided));
    }

    Life join(Life other) {
        return new Life(
                Decided.latest(registration, other.registration),
                Decided.latest(description, other.description),
                Decided.latest(tracking, other.tracking),
                Decided.latest(status, other.status));
    }

    boolean isRegistered() {
        return registration.isPresent();
    }

    boolean isTracked() {
        return tracking.map(Decided::value).orElse(false);
    }

    boolean isClosed() {
        return state() == Status.CLOSED;
    }

    Status state() {
        return status.map(Decided::value).orElse(Status.UNDERWAY);
    }

    /// Of the decisions that it keeps whole.
    Stream<WriteToken> tokens() {
        return Stream.concat(
                registration.map(Decided::value).map(Said::token).stream(),
                description.map(Decided::value).map(Said::token).stream());
    }

    /// Whether it is where it was last seen, as far as anybody knows: when nobody tracks it any more it may be
    /// anywhere.
    boolean isFollowed() {
        return isRegistered() && isTracked() && !isClosed();
    }

    /// Whether something of that time belongs to this life. Another package may have had the identifier before, a
    /// year ago; a first registration, which may be late, covers all that was before it.
    boolean covers(Instant moment) {
        return registration
                .filter(last -> !last.position().equals(FIRST))
                .filter(last -> moment.isBefore(last.value().event().effectiveAt()))
                .isEmpty();
    }
}
