package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Fields.moment;
import static io.whereabouts.command.lambda.Fields.text;
import static io.whereabouts.command.lambda.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.command.Decision;
import io.whereabouts.command.offerpicture.OfferPicture;
import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.PictureTicket;
import io.whereabouts.events.Sha256;
import io.whereabouts.events.Text;
import io.whereabouts.events.UploadedPicture;
import io.whereabouts.events.json.PictureTicketText;
import java.time.Instant;
import java.util.Optional;

/// A request for a link by which a picture is uploaded.
record PictureRequest(
        PackageId packageId,
        PictureFormat contentType,
        int size,
        Optional<Sha256> sha256,
        Optional<Text> caption,
        Optional<Instant> takenAt) {

    static PictureRequest of(String pathId, JsonNode body) {
        var id = PackageRequests.packageId(pathId);
        var fields = Fields.of(body, "", "contentType", "size", "sha256", "caption", "takenAt");
        return new PictureRequest(
                id,
                fields.required("contentType", text(PictureFormat::parse)),
                fields.required("size", whole(UploadedPicture::within)),
                fields.optional("sha256", text(Sha256::new)),
                fields.optional("caption", text(Text::new)),
                fields.optional("takenAt", moment()));
    }

    OfferPicture question() {
        return new OfferPicture(packageId);
    }

    /// @param life whose picture it will be
    /// @throws Refusal if there is more to say than a link can carry
    PictureTicket ticket(Decision.Unchanged life, PictureId picture, Caller caller, Instant now) {
        var ticket = new PictureTicket(
                packageId,
                new EventId(life.fact().eventId()),
                picture,
                contentType,
                size,
                sha256,
                caption,
                takenAt.filter(now::isAfter).orElse(now),
                caller.actor(),
                caller.correlationId());
        if (PictureTicketText.of(ticket).length() > PictureTicketText.LONGEST) {
            throw Refusal.ofField("caption", "the caption is too long for a link; shorten it by a half");
        }
        return ticket;
    }
}
