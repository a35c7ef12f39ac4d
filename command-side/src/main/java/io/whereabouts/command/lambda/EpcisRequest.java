package io.whereabouts.command.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.whereabouts.events.EpcisCaptureFinished;
import io.whereabouts.events.EventId;
import io.whereabouts.events.epcis.EpcisDocument;
import io.whereabouts.events.epcis.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A document that is to be captured, and how (EPCIS 2.0 §12.6).
///
/// @param proceed capture what is right although something else is wrong; otherwise all or nothing
/// @param job the same for the same document from the same sender
record EpcisRequest(EpcisDocument document, boolean proceed, EventId job) {
    /// With its escapes and the gateway's envelope it is less than the 6 MB that Lambda takes.
    static final int MOST_BYTES = 4_000_000;

    private static final Pattern TYPE = Pattern.compile(
            "application/(?:ld\\+)?json(?:\\s*;\\s*(?:charset=\"?utf-8\"?|profile=\"?[^\";\\s]{1,200}\"?))*\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("2(?:\\.[0-9]+){0,2}");

    static EpcisRequest of(APIGatewayV2HTTPEvent request, String actor) {
        Query.refuseAny(request);
        var headers = request.getHeaders();
        requireVersion(Header.of(headers, "gs1-epcis-version"), "GS1-EPCIS-Version");
        requireVersion(Header.of(headers, "gs1-cbv-version"), "GS1-CBV-Version");
        var behaviour = Header.of(headers, "gs1-epcis-capture-error-behaviour").orElse("rollback");
        if (!behaviour.equals("rollback") && !behaviour.equals("proceed")) {
            throw invalid(
                    "GS1-EPCIS-Capture-Error-Behaviour",
                    "GS1-EPCIS-Capture-Error-Behaviour must be rollback or proceed");
        }
        var text = RequestBody.text(request, TYPE, "application/json or application/ld+json in UTF-8", MOST_BYTES);
        try {
            var document = EpcisDocument.read(text);
            if (document.elements().size() > EpcisCaptureFinished.MOST_EVENTS) {
                throw new Refusal(
                                413,
                                "the document has %d events, the most is %d; send it in parts"
                                        .formatted(document.elements().size(), EpcisCaptureFinished.MOST_EVENTS))
                        .typed("CaptureLimitExceededException");
            }
            return new EpcisRequest(document, behaviour.equals("proceed"), job(actor, behaviour, text));
        } catch (Malformed e) {
            throw invalid(e.path(), "the document: " + e.getMessage());
        }
    }

    /// @param pathId decoded, as an HTTP API hands it over
    static EventId job(String pathId) {
        try {
            return new EventId(pathId);
        } catch (IllegalArgumentException e) {
            throw invalid("job", "job: " + e.getMessage());
        }
    }

    private static void requireVersion(Optional<String> version, String header) {
        version.filter(asked -> !VERSION.matcher(asked).matches()).ifPresent(asked -> {
            throw invalid(header, "%s must be a version 2, such as 2.0.0".formatted(header));
        });
    }

    private static Refusal invalid(String field, String detail) {
        return (field.isEmpty() ? new Refusal(400, detail) : Refusal.ofField(field, detail))
                .typed("ValidationException");
    }

    private static EventId job(String actor, String behaviour, String text) {
        try {
            var names = String.join("\n", actor, behaviour, text);
            var bytes = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8)));
            var high = (bytes.getLong() & ~0xF000L) | 0x8000L; // a UUIDv8
            var low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new EventId(new UUID(high, low).toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }
}
