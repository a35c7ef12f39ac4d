package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.NINE;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.EpcisCaptureFinished;
import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.EpcisEventId;
import io.whereabouts.events.EventId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.ScannerRevoked;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.json.EventJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
    private static final EventId JOB = new EventId("01890000-0000-8000-8000-000000000009");

    @Test
    void a_line_stands_where_what_it_is_about_stands_whichever_event_it_is() {
        for (var recorded : List.of(
                registered(packageId(1), true),
                scanned(packageId(1), 7, MALI_LOSINJ),
                recorded(new ScannerRevoked(new ScannerId("gate-1"), NINE, NINE)),
                recorded(new EpcisEventCaptured(new EpcisEventId("urn:x:1"), false, "{}", NINE)),
                recorded(new EpcisCaptureFinished(JOB, true, 1, 1, List.of(), List.of(), NINE)))) {
            var line = Line.of(EventJson.detail(recorded));

            assertThat(line.subject()).isEqualTo(recorded.event().subject());
            assertThat(line.mark().eventId()).isEqualTo(recorded.eventId());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{}", "{\"eventId\":\"1\"}", "{\"eventId\":\"1\",\"payload\":{\"package\":\"2\"}}"})
    void what_is_no_event_is_damage_and_no_event_less(String text) {
        assertThatExceptionOfType(Damaged.class).isThrownBy(() -> Line.of(text));
    }

    private static RecordedEvent recorded(DomainEvent event) {
        return new RecordedEvent(
                "01890000-0000-7000-8000-000000000001",
                NINE,
                "actor",
                "correlation",
                "cause",
                List.of(new TagPosition("x=" + event.subject(), "o#1")),
                event);
    }
}
