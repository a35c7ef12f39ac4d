package io.whereabouts.events.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.PictureTicket;
import io.whereabouts.events.Sha256;
import io.whereabouts.events.Text;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureTicketTest {
    private static final PictureTicket TICKET = new PictureTicket(
            PackageId.parse("00106141412345678908"),
            new EventId("01890000-0000-7000-8000-000000000007"),
            new PictureId("01890000-0000-7000-8000-000000000009"),
            PictureFormat.PNG,
            15_000_000,
            Optional.of(new Sha256("0123456789abcdef".repeat(4))),
            Optional.of(new Text("links verbeult 😀")),
            Instant.parse("2026-11-01T10:00:00.123Z"),
            "subject-1",
            "correlation-1");

    @Test
    void a_ticket_comes_back_as_it_was_written() {
        assertThat(PictureTicketText.read(PictureTicketText.of(TICKET))).isEqualTo(TICKET);
    }

    @Test
    void its_text_can_be_a_header() {
        assertThat(PictureTicketText.of(TICKET)).matches("[A-Za-z0-9_-]+").hasSizeLessThan(PictureTicketText.LONGEST);
    }

    @Test
    void what_is_no_ticket_is_refused() {
        assertThatThrownBy(() -> PictureTicketText.read("bm90aGluZw")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PictureTicketText.read("{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
