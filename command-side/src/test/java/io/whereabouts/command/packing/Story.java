package io.whereabouts.command.packing;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.command.Decision;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.test.fixture.AxonTestFixture;
import org.axonframework.test.fixture.AxonTestPhase;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What was recorded before a command, and how what comes of it is said.
final class Story implements AfterEachCallback {
    static final PackageId BOX = PackageId.parse("00106141412345678908");
    static final PackageId CAGE = PackageId.parse("800304012345000221334455");
    static final PackageId VAN = PackageId.parse("80044000VAN");
    static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");
    static final Instant ELEVEN = Instant.parse("2026-11-01T11:00:00Z");
    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final List<AxonTestFixture> fixtures = new ArrayList<>();

    AxonTestPhase.When given(PackageEvent... events) {
        var fixture = AxonTestFixture.with(PackingSlice.addTo(EventSourcingConfigurer.create()));
        fixtures.add(fixture);
        return fixture.given().events((Object[]) events).when();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        fixtures.forEach(AxonTestFixture::stop);
    }

    static List<Pack.Item> items(PackageId... ids) {
        return Arrays.stream(ids).map(id -> new Pack.Item(id, "event-" + id)).toList();
    }

    static When at(Instant now) {
        return new When(Optional.empty(), now);
    }

    static When reported(Instant moment) {
        return new When(Optional.of(moment), NOON);
    }

    static PackageId level(int number) {
        return PackageId.parse("80044000LEVEL" + number);
    }

    static PackageRegistered registered(PackageId id) {
        return new PackageRegistered(
                id,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Instant.parse("2026-11-01T08:00:00Z"),
                Instant.parse("2026-11-01T08:00:00Z"));
    }

    static Packed packed(PackageId id, PackageId container, Packing leaves, Instant at, Instant effectiveAt) {
        return new Packed(id, container, Optional.of(leaves), at, effectiveAt);
    }

    static Unpacked unpacked(PackageId id, PackageId container, Packing leaves, Instant at, Instant effectiveAt) {
        return new Unpacked(id, container, Optional.of(leaves), at, effectiveAt);
    }

    static Consumer<Object> refused(PackageId id, String message) {
        return result -> assertThat(decision(result, id))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.message()).startsWith(message));
    }

    static Consumer<Object> unchanged(PackageId id) {
        return result -> assertThat(decision(result, id)).isInstanceOf(Decision.Unchanged.class);
    }

    private static Object decision(Object result, PackageId id) {
        return Optional.ofNullable(((PackingResults) result).decisions().get(id))
                .orElseThrow();
    }
}
