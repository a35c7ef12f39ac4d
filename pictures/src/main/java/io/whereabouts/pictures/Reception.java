package io.whereabouts.pictures;

import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureKeys;
import io.whereabouts.events.PictureTicket;
import io.whereabouts.events.Sha256;
import io.whereabouts.events.UploadedPicture;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.events.json.PictureTicketText;
import io.whereabouts.pictures.PictureObjects.Upload;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// What becomes of one upload. Everything may be done again: the event is recorded last, so what is shown is kept, and
/// what was uploaded stays until it is a day old, so that whatever was cut short is done by the next delivery.
final class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    private static final String CORRELATION_ID = "correlation_id";

    private final PictureObjects objects;
    private final PictureLog pictures;

    Reception(PictureObjects objects, PictureLog pictures) {
        this.objects = objects;
        this.pictures = pictures;
    }

    /// @throws IllegalArgumentException if nobody was given a link for it
    void receive(String key) {
        try {
            var upload = objects.upload(key, UploadedPicture.LARGEST);
            var ticket = PictureTicketText.read(upload.ticket());
            MDC.put(CORRELATION_ID, ticket.correlationId());
            if (!ticket.pendingKey().equals(key)) {
                throw new IllegalArgumentException("the ticket of %s is for %s".formatted(key, ticket.pendingKey()));
            }
            receive(upload, ticket);
        } catch (PictureObjects.TooLong e) { // S3 takes no other size than a link's, so it came by none
            throw new IllegalArgumentException("%s is no upload: %s".formatted(key, e.getMessage()), e);
        } finally {
            MDC.remove(CORRELATION_ID);
        }
    }

    private void receive(Upload upload, PictureTicket ticket) {
        try {
            var pictures = Rendering.of(Decoding.of(verified(upload, ticket), upload.bytes()));
            objects.keep(
                    PictureKeys.thumbnail(ticket.registration(), ticket.picture()),
                    pictures.thumbnail().jpeg());
            objects.keep(
                    PictureKeys.full(ticket.registration(), ticket.picture()),
                    pictures.full().jpeg());
            this.pictures.record(added(upload, ticket, pictures.full()), ticket);
            log.atInfo()
                    .addKeyValue("picture", ticket.picture())
                    .addKeyValue("bytes", upload.bytes().length)
                    .log("picture added");
        } catch (NotKept e) {
            var reason = String.valueOf(e.getMessage());
            objects.explain(PictureKeys.refused(ticket.picture()), explanation(ticket, reason));
            log.atWarn()
                    .addKeyValue("picture", ticket.picture())
                    .addKeyValue("reason", reason)
                    .log("picture refused");
        }
    }

    private static PictureFormat verified(Upload upload, PictureTicket ticket) throws NotKept {
        if (upload.bytes().length != ticket.size()) {
            throw new NotKept(
                    "the file has %,d bytes, the link was for %,d".formatted(upload.bytes().length, ticket.size()));
        }
        if (ticket.sha256().filter(of -> !of.equals(Sha256.of(upload.bytes()))).isPresent()) {
            throw new NotKept("the file has another SHA-256 than the link was for; send it again");
        }
        var format = FileFormat.of(upload.bytes())
                .orElseThrow(() -> new NotKept("the file is no picture that we know; send a JPEG or a PNG"));
        if (format != ticket.contentType()) {
            throw new NotKept("the file is %s, the link was for %s".formatted(format, ticket.contentType()));
        }
        return format;
    }

    private static PictureAdded added(Upload upload, PictureTicket ticket, Rendering full) {
        return new PictureAdded(
                ticket.packageId(),
                ticket.registration(),
                ticket.picture(),
                new UploadedPicture(ticket.contentType(), upload.bytes().length, Sha256.of(upload.bytes())),
                full.width(),
                full.height(),
                ticket.caption(),
                ticket.happenedAt());
    }

    private static String explanation(PictureTicket ticket, String reason) {
        return EventJson.mapper()
                .valueToTree(Map.of("package", ticket.packageId().canonical(), "reason", reason))
                .toString();
    }
}
