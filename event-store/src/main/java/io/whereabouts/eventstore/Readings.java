package io.whereabouts.eventstore;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;

/// What one unit of work has sourced. An append of decisions makes sure that all of it still holds. An answer that
/// appends none (a refusal, or that there is nothing to do) rests on tags that were read one after the other, so
/// that their heads have to be read once more: if none has moved, all that was read was true at one moment.
final class Readings {
    private static final Context.ResourceKey<Readings> KEY = Context.ResourceKey.withLabel("readings");

    private final Confirmation confirmation;
    private Optional<Guard> guard = Optional.empty();
    private final Map<String, Long> heads = new TreeMap<>();
    private boolean settled;

    private Readings(Confirmation confirmation) {
        this.confirmation = confirmation;
    }

    /// Remembers what was read, and confirms it when the unit of work commits.
    static void add(ProcessingContext context, Guard guard, TagHeads read, Confirmation confirmation) {
        var readings = context.computeResourceIfAbsent(KEY, () -> {
            var fresh = new Readings(confirmation);
            context.runOnCommit(committing -> fresh.confirm());
            return fresh;
        });
        readings.add(guard, read);
    }

    static Optional<Readings> of(ProcessingContext context) {
        return Optional.ofNullable(context.getResource(KEY));
    }

    /// An append makes sure of it instead.
    synchronized void leaveToAppend() {
        settled = true;
    }

    /// @throws AppendConflict if an event that the criteria match has been appended since it was read
    synchronized void confirm() {
        if (!settled && heads.size() > 1) { // one tag was read at one moment
            guard.ifPresent(all -> confirmation.confirm(all, new TagHeads(heads)));
        }
        settled = true;
    }

    private synchronized void add(Guard another, TagHeads read) {
        guard = guard.map(another::or).or(() -> Optional.of(another));
        another.tags().forEach(tag -> heads.merge(tag, read.of(tag).orElse(0L), Math::min));
    }
}
