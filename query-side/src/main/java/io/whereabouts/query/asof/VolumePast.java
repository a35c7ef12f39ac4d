package io.whereabouts.query.asof;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.area.Area;
import io.whereabouts.query.history.Histories;
import io.whereabouts.query.presence.Then;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// What was in an area at a moment, page by page: what was itself seen there, by package, each followed by what was in
/// it. Who may have been there is asked first; who was, each history tells.
final class VolumePast {
    /// More histories than these are not looked at for one page.
    static final int MOST_LOOKED_AT = 1_000;

    /// Histories that are read at once.
    private static final int BATCH = 100;

    private static final Comparator<PackageId> ORDER = Comparator.comparing(PackageId::canonical);

    private final Area area;
    private final Then then;
    private final Read read;
    private final int limit;
    private final int mostLookedAt;
    private final List<Chain> found = new ArrayList<>();
    private int lookedAt;
    private List<PackageId> last;
    private boolean cut;

    private VolumePast(Area area, Then then, Read read, int limit, int mostLookedAt, List<PackageId> after) {
        this.area = area;
        this.then = then;
        this.read = read;
        this.limit = limit;
        this.mostLookedAt = mostLookedAt;
        last = after;
    }

    /// @param found each with what was around it
    /// @param next what was looked at last, with what that was in, from the outside in; empty on the last page
    record Page(List<Chain> found, Optional<List<PackageId>> next) {}

    /// @param after where the last page ended; empty for the first
    static Page page(
            Area area, Instant at, Then then, Histories histories, int limit, int mostLookedAt, List<PackageId> after) {
        var volume = new VolumePast(area, then, new Read(histories, at), limit, mostLookedAt, after);
        volume.walk(then.seenIn(area.ground(), area.low(), area.high()), List.of(), after);
        return new Page(List.copyOf(volume.found), volume.cut ? Optional.of(volume.last) : Optional.empty());
    }

    /// @param path of containers that these may have been in; empty for what may have been seen in the area itself
    /// @param after what to begin behind; empty for the beginning
    private void walk(Collection<PackageId> candidates, List<PackageId> path, List<PackageId> after) {
        var rest = candidates.stream()
                .filter(id -> after.isEmpty() || ORDER.compare(id, after.getFirst()) >= 0)
                .filter(id -> !path.contains(id))
                .toList();
        for (var from = 0; from < rest.size() && !cut; from += BATCH) {
            batch(rest.subList(from, Math.min(from + BATCH, rest.size())), path, after);
        }
    }

    private void batch(List<PackageId> batch, List<PackageId> path, List<PackageId> after) {
        if (isFull()) {
            cut = true;
            return;
        }
        read.ahead(batch);
        var there = batch.stream().filter(id -> wasThere(id, path)).toList();
        var inside =
                path.size() < Chain.MOST_CONTAINERS ? then.putInto(there) : Map.<PackageId, SortedSet<PackageId>>of();
        for (var id : batch) {
            var begun = !after.isEmpty() && id.equals(after.getFirst());
            var here = new ArrayList<>(path);
            here.add(id);
            if (!begun && !look(id, here, there.contains(id))) {
                return;
            }
            if (there.contains(id)) {
                walk(
                        inside.getOrDefault(id, Collections.emptySortedSet()),
                        here,
                        begun ? after.subList(1, after.size()) : List.of());
            }
            if (cut) {
                return;
            }
        }
    }

    private boolean look(PackageId id, List<PackageId> here, boolean wasThere) {
        if (isFull()) {
            cut = true;
            return false;
        }
        lookedAt++;
        last = here;
        if (wasThere && read.known(id).isFollowed()) {
            found.add(read.chain(id));
        }
        return true;
    }

    private boolean isFull() {
        return found.size() == limit || lookedAt == mostLookedAt;
    }

    /// What was itself seen in the area; or what was in its container, and not seen itself since. What nobody tracked
    /// was in no volume, but what was in it may have been.
    private boolean wasThere(PackageId id, List<PackageId> path) {
        var seen = read.chain(id).whereabouts().flatMap(Whereabouts::seen);
        return path.isEmpty()
                ? read.known(id).isFollowed()
                        && seen.filter(own -> own.by().equals(id)
                                        && area.contains(own.sighting().scan().position()))
                                .isPresent()
                : read.known(id).container().equals(Optional.of(path.getLast()))
                        && seen.filter(there -> !there.by().equals(id)).isPresent();
    }
}
