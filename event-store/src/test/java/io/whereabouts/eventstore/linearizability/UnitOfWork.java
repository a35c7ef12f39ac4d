package io.whereabouts.eventstore.linearizability;

import io.whereabouts.eventstore.AppendUnsettled;
import io.whereabouts.eventstore.linearizability.Operation.Kind;
import io.whereabouts.eventstore.linearizability.Operation.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import software.amazon.awssdk.core.exception.SdkException;

/// One command or query: reads, then appends or not, and remembers what it has seen.
final class UnitOfWork {
    private final Store store;
    private final String client;
    private final LongSupplier time;
    private final long began;
    private final List<Seen> seen = new ArrayList<>();
    private final int mostGuarded;
    private final boolean confirms;
    private Optional<EventCriteria> criteria = Optional.empty();
    private Optional<ConsistencyMarker> marker = Optional.empty();

    /// @param mostGuarded how many of the tags that it reads the append is guarded by: all, in a store that works
    /// @param confirms whether a refusal looks again whether what it read still holds
    UnitOfWork(Store store, String client, LongSupplier time, int mostGuarded, boolean confirms) {
        this.store = store;
        this.client = client;
        this.time = time;
        this.began = time.getAsLong();
        this.mostGuarded = mostGuarded;
        this.confirms = confirms;
    }

    /// Reads some tags at once.
    List<Fact> read(List<String> tags, String kind) {
        var sourced = store.source(Store.under(tags, kind));
        for (var tag : tags) {
            seen.add(new Seen(
                    tag,
                    kind,
                    !Store.holdsAll(tag),
                    sourced.facts().stream()
                            .filter(fact -> fact.tags().contains(tag))
                            .map(Fact::id)
                            .toList()));
        }
        if (seen.size() <= mostGuarded) {
            var more = Store.under(tags, kind);
            criteria = criteria.map(before -> before.or(more)).or(() -> Optional.of(more));
            marker = marker.map(before -> before.lowerBound(sourced.marker())).or(() -> Optional.of(sourced.marker()));
        }
        return sourced.facts();
    }

    /// @return empty if nothing was written, for whatever reason
    Optional<Operation> append(List<Fact> facts) {
        var settled = true;
        try {
            store.append(condition(), facts);
        } catch (AppendUnsettled noReply) {
            settled = false;
        } catch (AxonException nothingWritten) {
            return Optional.empty();
        }
        return Optional.of(new Operation(
                client,
                Kind.APPENDED,
                List.copyOf(seen),
                facts.stream().map(fact -> new Written(fact.id(), fact.tags())).toList(),
                began,
                settled ? time.getAsLong() : Long.MAX_VALUE,
                settled));
    }

    /// @return empty if what was read does not hold any more
    Optional<Operation> refuse() {
        if (confirms && seen.size() > 1) {
            try {
                store.confirm(condition());
            } catch (AxonException | SdkException changed) {
                return Optional.empty();
            }
        }
        return Optional.of(told(Kind.REFUSED));
    }

    Operation told(Kind kind) {
        return new Operation(client, kind, List.copyOf(seen), List.of(), began, time.getAsLong(), true);
    }

    private AppendCondition condition() {
        return criteria.map(AppendCondition::withCriteria)
                .map(all -> all.withMarker(marker.orElseThrow()))
                .orElseGet(AppendCondition::none);
    }
}
