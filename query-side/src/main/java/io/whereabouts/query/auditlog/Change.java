package io.whereabouts.query.auditlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a merger has done, to be said in the manifest. It holds of any manifest in which what it builds on is still
/// there, so that two mergers that do different work do not hold each other up.
///
/// A merger may have stood still for days, so what it has written may be deleted by now: a piece is named only on the
/// day on which it was begun, and whoever deletes says so in the manifest first, after that day. As each change
/// replaces
/// exactly the manifest that was read before the clock was asked, no time-out is relied on.
sealed interface Change {
    /// How long an object is there after the manifest has said that it goes, and how long one may be written on.
    Duration KEPT = Duration.ofDays(1);

    /// @return the manifest with it; empty if another merger has done this work, and this one's is worth nothing
    Optional<Manifest> appliedTo(Manifest manifest, Instant now);

    /// @param covered log objects whose lines are in the pieces
    /// @param sealed the hour before which the list of the log had nothing that is not covered now
    record Collected(Set<String> covered, List<Piece> pieces, String sealed) implements Change {
        @Override
        public Optional<Manifest> appliedTo(Manifest manifest, Instant now) {
            if (covered.stream().anyMatch(manifest::covers) || tooOld(pieces, now)) {
                return Optional.empty();
            }
            var seal = sealed.compareTo(manifest.sealed()) > 0 ? sealed : manifest.sealed();
            var all = new TreeSet<>(manifest.covered());
            all.addAll(covered);
            var open = seal.isEmpty() ? all : all.tailSet(LogObject.hourPrefix(seal));
            return Optional.of(new Manifest(seal, open, with(manifest.pieces(), pieces), manifest.replaced()));
        }
    }

    /// @param keys of the merged objects whose lines of the slice are in the piece
    /// @param piece empty if there were none
    record Folded(Set<String> keys, Slice slice, Optional<Piece> piece) implements Change {
        @Override
        public Optional<Manifest> appliedTo(Manifest manifest, Instant now) {
            var pieces = new ArrayList<Piece>();
            var found = new HashSet<String>();
            for (var each : manifest.pieces()) {
                if (keys.contains(each.key()) && each.slice().contains(slice)) {
                    found.add(each.key());
                    each.slice().without(slice).map(each::cutTo).forEach(pieces::add);
                } else {
                    pieces.add(each);
                }
            }
            if (!found.equals(keys) || tooOld(piece.stream().toList(), now)) {
                return Optional.empty();
            }
            var replaced = new TreeMap<>(manifest.replaced());
            keys.stream()
                    .filter(key -> pieces.stream().noneMatch(each -> each.key().equals(key)))
                    .forEach(key -> replaced.put(key, now));
            return Optional.of(new Manifest(
                    manifest.sealed(),
                    manifest.covered(),
                    with(pieces, piece.stream().toList()),
                    replaced));
        }
    }

    /// @param keys of objects that no manifest has named: a merger has died or lost
    record Condemned(Set<String> keys) implements Change {
        @Override
        public Optional<Manifest> appliedTo(Manifest manifest, Instant now) {
            var replaced = new TreeMap<>(manifest.replaced());
            var named = manifest.keys();
            keys.stream()
                    .filter(key -> !named.contains(key) && isTooOld(key, now))
                    .forEach(key -> replaced.put(key, now));
            return replaced.equals(manifest.replaced())
                    ? Optional.empty()
                    : Optional.of(new Manifest(manifest.sealed(), manifest.covered(), manifest.pieces(), replaced));
        }
    }

    /// @param keys of replaced objects that are deleted
    record Swept(Set<String> keys) implements Change {
        @Override
        public Optional<Manifest> appliedTo(Manifest manifest, Instant now) {
            var replaced = new TreeMap<>(manifest.replaced());
            return replaced.keySet().removeAll(keys)
                    ? Optional.of(new Manifest(manifest.sealed(), manifest.covered(), manifest.pieces(), replaced))
                    : Optional.empty();
        }
    }

    private static boolean tooOld(List<Piece> pieces, Instant now) {
        return pieces.stream().anyMatch(piece -> isTooOld(piece.key(), now));
    }

    private static boolean isTooOld(String key, Instant now) {
        return Names.begun(key).plus(KEPT).isBefore(now);
    }

    private static List<Piece> with(List<Piece> pieces, List<Piece> more) {
        var all = new ArrayList<>(pieces);
        all.addAll(more);
        return all;
    }
}
