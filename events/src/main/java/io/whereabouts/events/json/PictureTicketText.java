package io.whereabouts.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureTicket;
import java.io.IOException;
import java.util.Base64;

/// A ticket as an HTTP header carries it: JSON in base64url, because a caption has any letters.
public final class PictureTicketText {
    /// The object's metadata that holds it.
    public static final String NAME = "ticket";

    /// S3 takes 2 KB of metadata, names included.
    public static final int LONGEST = 2_000;

    private static final ObjectMapper MAPPER = EventJson.mapper().addMixIn(PictureTicket.class, PackageField.class);

    private PictureTicketText() {}

    private interface PackageField {
        @JsonProperty("package")
        PackageId packageId();
    }

    public static String of(PictureTicket ticket) {
        try {
            // Its bytes by way of a text: Jackson's own would have 12 of them for an emoji, not 4.
            var json = MAPPER.writeValueAsString(ticket).getBytes(UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write a ticket as JSON", e);
        }
    }

    /// @throws IllegalArgumentException if it is none
    public static PictureTicket read(String text) {
        try {
            return MAPPER.readValue(Base64.getUrlDecoder().decode(text), PictureTicket.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("the ticket of a picture cannot be read", e);
        }
    }
}
