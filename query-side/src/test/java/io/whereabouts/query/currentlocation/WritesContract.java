package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static io.whereabouts.query.given.Given.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.Decision;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.WriteToken;
import io.whereabouts.query.given.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What everybody does who knows what tokens name.
abstract class WritesContract {
    private static final PackageId PACKAGE = packageId(1);
    private static final RecordedEvent REGISTERED = registered(PACKAGE, true);
    private static final RecordedEvent SCANNED = scanned(PACKAGE, 7, MALI_LOSINJ, nineAnd(9), nineAnd(7));

    abstract Writes writes(List<RecordedEvent> recorded);

    static WriteToken token(RecordedEvent recorded) {
        return switch ((PackageEvent) recorded.event()) {
            case PackageScanned scan -> WriteToken.of(scan.packageId(), scan.scan());
            case Decision decision -> WriteToken.of(recorded.eventId(), decision);
            default -> throw new AssertionError(recorded);
        };
    }

    @Test
    void a_decision_is_found_by_its_event() {
        var packed = Given.item(new Packed(PACKAGE, packageId(9), Optional.empty(), nineAnd(1), nineAnd(1)), 4);
        var writes = writes(List.of(REGISTERED, started(PACKAGE, 1), packed, SCANNED));
        assertThat(writes.find(token(REGISTERED))).contains(new Write.InLife(0, 0));
        assertThat(writes.find(token(started(PACKAGE, 1)))).contains(new Write.InLife(1, 1));
        assertThat(writes.find(token(packed))).contains(new Write.OfItem(4, 4));
    }

    @Test
    void a_scan_is_found_by_its_key_with_its_place_among_the_scans() {
        var writes = writes(List.of(REGISTERED, SCANNED, scanned(PACKAGE, 8, MALI_LOSINJ)));
        assertThat(writes.find(token(SCANNED))).contains(new Write.Scan(ScanKey.of(SCANNED)));
    }

    @Test
    void what_nobody_wrote_is_not_found() {
        var writes = writes(List.of(REGISTERED, SCANNED));
        assertThat(writes.find(token(started(PACKAGE, 1)))).isEmpty();
        assertThat(writes.find(token(scanned(PACKAGE, 8, MALI_LOSINJ)))).isEmpty();
        assertThat(writes.find(token(registered(packageId(2), true)))).isEmpty();
        assertThat(writes.find(new WriteToken("item=" + PACKAGE, REGISTERED.eventId())))
                .as("under another tag")
                .isEmpty();
    }

    @Test
    void a_decision_that_hundreds_have_followed_is_there_however_few_are_looked_at() {
        var recorded = new ArrayList<>(List.of(REGISTERED));
        IntStream.rangeClosed(1, 400).forEach(position -> recorded.add(started(PACKAGE, position)));
        var writes = writes(recorded);
        var row = InMemoryModel.fold(recorded);
        var behind = InMemoryModel.fold(recorded.subList(0, 100));
        for (var position : List.of(400, 393, 392, 200, 145)) {
            assertThat(writes.find(token(recorded.get(position)))).contains(new Write.InLife(position, position));
        }
        for (var position : List.of(145, 144, 1)) {
            assertThat(writes.find(token(recorded.get(position))).filter(write -> write.isIn(row)))
                    .as("position %d", position)
                    .isPresent();
        }
        assertThat(writes.find(token(recorded.get(144))).filter(write -> write.isIn(behind)))
                .as("of a view that is far behind")
                .isEmpty();
    }
}
