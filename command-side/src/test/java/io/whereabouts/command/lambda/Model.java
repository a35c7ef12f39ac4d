package io.whereabouts.command.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The domain without a store, without races and without thrift: told every event in the order in which it was
/// written, it says which could not have been.
final class Model {
    private final Map<PackageId, Set<String>> lives = new HashMap<>();
    private final Map<PackageId, Boolean> tracked = new HashMap<>();
    private final Map<PackageId, PackageId> containers = new HashMap<>();
    private final Map<PackageId, Instant> effective = new HashMap<>();

    void happened(PackageEvent event) {
        var id = event.packageId();
        var life = lives.computeIfAbsent(id, unknown -> new HashSet<>());
        switch (event) {
            case PackageRegistered registered -> {
                assertThat(life.add("registered"))
                        .as("one life at a time: %s", event)
                        .isTrue();
                tracked.put(id, registered.tracked());
            }
            case TrackingStarted unused -> assertThat(tracked.put(id, true)).isEqualTo(false);
            case TrackingStopped unused -> assertThat(tracked.put(id, false)).isEqualTo(true);
            case PackageLost unused -> {
                assertThat(life).doesNotContain("delivered");
                assertThat(life.add("lost")).isTrue();
            }
            case PackageFound unused -> assertThat(life.remove("lost")).isTrue();
            case PackageDelivered unused -> {
                assertThat(life.add("delivered")).isTrue();
                life.remove("lost");
            }
            case PackageClosed unused -> {
                assertThat(containers).as("closed in a container").doesNotContainKey(id);
                assertThat(life.add("closed")).isTrue();
            }
            case ItemDecision decision -> happened(decision);
            case PackageScanned unused -> assertThat(life).contains("registered");
            default -> {}
        }
        if (event instanceof io.whereabouts.events.Decision decision && !(event instanceof ItemDecision)) {
            assertThat(life).contains("registered");
            assertThat(decision instanceof PackageClosed || !life.contains("closed"))
                    .as("nothing after the end: %s", event)
                    .isTrue();
        }
    }

    private void happened(ItemDecision decision) {
        var id = decision.packageId();
        var before = Optional.ofNullable(effective.put(id, decision.effectiveAt()));
        assertThat(before.filter(decision.effectiveAt()::isAfter).isPresent() || before.isEmpty())
                .as("later than what it relied on: %s", decision)
                .isTrue();
        var inside = decision.leaves().flatMap(Packing::container);
        var counts = decision.leaves().map(Packing::since).equals(Optional.of(decision.effectiveAt()));
        if (decision instanceof Packed && counts) {
            assertThat(containers.get(id))
                    .as("two containers at once: %s", decision)
                    .isNull();
        }
        if (decision instanceof Unpacked unpacked && counts) {
            assertThat(Optional.ofNullable(containers.get(id)).filter(was -> !was.equals(unpacked.container())))
                    .as("taken out of what it was not in: %s", decision)
                    .isEmpty();
        }
        inside.ifPresentOrElse(container -> containers.put(id, container), () -> containers.remove(id));
        if (inside.isPresent() && !(decision instanceof PackingRetracted)) {
            assertThat(lives.getOrDefault(inside.get(), Set.of())).contains("registered");
        }
        var seen = new HashSet<PackageId>();
        for (var next = Optional.of(id); next.isPresent(); next = Optional.ofNullable(containers.get(next.get()))) {
            assertThat(seen.add(next.get()))
                    .as("in itself, by any way: %s", decision)
                    .isTrue();
        }
    }
}
