package io.whereabouts.query.auditlog;

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
sealed interface Change {

    /// @return the manifest with it; empty if another merger has done this work, and this one's is worth nothing
    Optional<Manifest> appliedTo(Manifest manifest, Instant now);

    /// @param covered log objects whose lines are in the pieces
    /// @param sealed the hour before which the list of the log had nothing that is not covered now
    record Collected(Set<String> covered, List<Piece> pieces, String sealed) implements Change {
        @Override
        public Optional<Manifest> appliedTo(Manifest manifest, Instant now) {
            if (covered.stream().anyMatch(manifest::covers)) {
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
            if (!found.equals(keys)) {
                return Optional.empty();
            }
            var replaced = new TreeMap<>(manifest.replaced());
            keys.stream()
                    .filter(key -> pieces.stream().noneMatch(each -> each.key().equals(key)))
                    .forEach(key -> replaced.put(key, now));
            return Optional.of(new Manifest(
                    manifest.sealed(), manifest.covered(), with(pieces, piece.stream().toList()), replaced));
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

    private static List<Piece> with(List<Piece> pieces, List<Piece> more) {
        var all = new ArrayList<>(pieces);
        all.addAll(more);
        return all;
    }
}
