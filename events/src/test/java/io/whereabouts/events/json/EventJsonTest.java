package io.whereabouts.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.TagPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    @Test
    void a_bus_event_reads_back_as_it_was_written() {
        var recorded = new RecordedEvent(
                "01890000-0000-7000-8000-000000000000",
                Instant.parse("2026-11-01T10:00:01Z"),
                "scanner-7",
                "c",
                "d",
                List.of(new TagPosition("item=00106141412345678908", "o#scanner-7#0#000000000001")),
                new PackageScanned(
                        PackageId.parse("00106141412345678908"),
                        new ScanId(new ScannerId("scanner-7"), new SessionId("0"), 1),
                        new Position(45.27, 13.71, 211.15, Optional.of(4.0)),
                        Optional.of(new BusinessStep("loading")),
                        Optional.empty(),
                        Instant.parse("2026-11-01T10:00:00Z")));
        var detail = EventJson.detail(recorded);
        assertThat(EventJson.recorded(detail)).isEqualTo(recorded);
    }
}
