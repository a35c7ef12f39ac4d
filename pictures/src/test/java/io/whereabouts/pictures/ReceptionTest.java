package io.whereabouts.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.PictureTicket;
import io.whereabouts.events.Sha256;
import io.whereabouts.events.Text;
import io.whereabouts.events.json.PictureTicketText;
import io.whereabouts.pictures.PictureObjects.Upload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceptionTest {
    static final EventId LIFE = new EventId("01890000-0000-7000-8000-000000000007");
    static final PictureId PICTURE = new PictureId("01890000-0000-7000-8000-000000000009");
    private static final String FULL = "pictures/%s/%s/full.jpg".formatted(LIFE, PICTURE);
    private static final String THUMBNAIL = "pictures/%s/%s/thumbnail.jpg".formatted(LIFE, PICTURE);
    private static final String REFUSED = "refused/" + PICTURE;

    private final InMemoryPictureObjects objects = new InMemoryPictureObjects();
    private final List<PictureAdded> recorded = new ArrayList<>();
    private final Reception reception = new Reception(objects, (added, ticket) -> recorded.add(added));

    @Test
    void a_picture_is_kept_with_its_thumbnail_and_recorded() {
        var file = Files.photograph(400, 200);
        receive(ticket(PictureFormat.JPEG, file.length), file);

        assertThat(objects.objects()).containsOnlyKeys(FULL, THUMBNAIL);
        assertThat(recorded).singleElement().satisfies(added -> {
            assertThat(added.naturalKey()).isEqualTo(LIFE + "#" + PICTURE);
            assertThat(added.uploaded().sha256()).isEqualTo(Sha256.of(file));
            assertThat(added.uploaded().size()).isEqualTo(file.length);
            assertThat(added.width()).isEqualTo(200);
            assertThat(added.height()).isEqualTo(400);
            assertThat(added.caption()).contains(new Text("a dent"));
        });
    }

    @Test
    void what_was_cut_short_anywhere_is_done_by_the_next_delivery() {
        var file = Files.jpeg(40, 30);
        upload(ticket(PictureFormat.JPEG, file.length), file);
        for (var requests = 0; requests < 4; requests++) {
            var failing = new FailingObjects(objects, requests);
            var left = requests;
            var broken = new Reception(failing, (added, ticket) -> {
                if (left == 3) {
                    throw new IllegalStateException("no answer");
                }
                recorded.add(added);
            });
            assertThatThrownBy(() -> broken.receive("pending/" + PICTURE)).isInstanceOf(IllegalStateException.class);
            assertThat(recorded).as("shown before all of it is kept").isEmpty();
        }
        reception.receive("pending/" + PICTURE);
        reception.receive("pending/" + PICTURE);
        assertThat(objects.objects()).containsOnlyKeys(FULL, THUMBNAIL);
        assertThat(recorded).hasSize(2).allMatch(recorded.getFirst()::equals);
    }

    @Test
    void what_is_not_what_the_link_was_for_is_refused_with_the_reason() {
        refused(ticket(PictureFormat.JPEG, 9), Files.jpeg(40, 30), "bytes, the link was for 9");
        refused(ticket(PictureFormat.JPEG, Files.html().length), Files.html(), "no picture that we know");
        var png = Files.png(40, 30);
        refused(ticket(PictureFormat.JPEG, png.length), png, "is image/png, the link was for image/jpeg");
        refused(ticket(PictureFormat.PNG, Files.pngBomb().length), Files.pngBomb(), "60000 by 60000");
    }

    @Test
    void another_file_than_was_announced_is_refused() {
        var file = Files.jpeg(40, 30);
        var announced = new PictureTicket(
                PackageId.parse("00106141412345678908"),
                LIFE,
                PICTURE,
                PictureFormat.JPEG,
                file.length,
                Optional.of(Sha256.of(Files.html())),
                Optional.empty(),
                Instant.parse("2026-11-01T10:00:00Z"),
                "subject-1",
                "correlation-1");
        refused(announced, file, "another SHA-256");
    }

    @Test
    void what_nobody_was_given_a_link_for_is_an_error() {
        objects.put("pending/" + PICTURE, new Upload("", "image/jpeg", Files.jpeg(4, 4)));
        assertThatThrownBy(() -> reception.receive("pending/" + PICTURE)).isInstanceOf(IllegalArgumentException.class);
        var elsewhere = PictureTicketText.of(ticket(PictureFormat.JPEG, 9));
        objects.put("pending/other", new Upload(elsewhere, "image/jpeg", Files.jpeg(4, 4)));
        assertThatThrownBy(() -> reception.receive("pending/other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is for pending/" + PICTURE);
    }

    private void refused(PictureTicket ticket, byte[] file, String reason) {
        receive(ticket, file);
        assertThat(objects.objects()).containsOnlyKeys(REFUSED);
        assertThat(new String(Objects.requireNonNull(objects.objects().get(REFUSED)), UTF_8))
                .contains("\"package\":\"00106141412345678908\"", reason);
        assertThat(recorded).isEmpty();
    }

    private void receive(PictureTicket ticket, byte[] file) {
        upload(ticket, file);
        reception.receive(ticket.pendingKey());
    }

    private void upload(PictureTicket ticket, byte[] file) {
        objects.put(
                ticket.pendingKey(),
                new Upload(PictureTicketText.of(ticket), ticket.contentType().toString(), file));
    }

    static PictureTicket ticket(PictureFormat format, int size) {
        return new PictureTicket(
                PackageId.parse("00106141412345678908"),
                LIFE,
                PICTURE,
                format,
                size,
                Optional.empty(),
                Optional.of(new Text("a dent")),
                Instant.parse("2026-11-01T10:00:00Z"),
                "subject-1",
                "correlation-1");
    }

    /// Does so many requests, and then no more.
    private static final class FailingObjects implements PictureObjects {
        private final PictureObjects objects;
        private int left;

        FailingObjects(PictureObjects objects, int left) {
            this.objects = objects;
            this.left = left;
        }

        @Override
        public Upload upload(String key, int most) throws TooLong {
            count();
            return objects.upload(key, most);
        }

        @Override
        public void keep(String key, byte[] jpeg) {
            count();
            objects.keep(key, jpeg);
        }

        @Override
        public void explain(String key, String json) {
            count();
            objects.explain(key, json);
        }

        private void count() {
            if (left-- == 0) {
                throw new IllegalStateException("no answer");
            }
        }
    }
}
