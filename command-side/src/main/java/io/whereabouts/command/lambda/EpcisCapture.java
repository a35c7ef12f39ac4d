package io.whereabouts.command.lambda;

import io.whereabouts.command.epcis.Keep;
import io.whereabouts.events.EpcisCaptureFinished;
import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.EpcisEventId;
import io.whereabouts.events.EventId;
import io.whereabouts.events.Tags;
import io.whereabouts.events.Text;
import io.whereabouts.events.epcis.EpcisDocument.Element;
import io.whereabouts.events.epcis.EpcisEvent;
import io.whereabouts.events.json.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Captures the events of a document: first what each means for packages that we track, then the event itself, so that
/// one that is kept is done with, and a document that is sent again after a crash completes what is missing.
final class EpcisCapture {
    /// With its escapes and its envelope it fits an item of 200 KB and a message of 256 KB.
    private static final int MOST_BYTES = 150_000;

    private record Told(EpcisEvent event, EpcisEventCaptured captured) {}

    private final Commands commands;
    private final StoredObservations stored;
    private final Caller caller;
    private final Instant receivedAt;
    private final Supplier<String> ids;

    EpcisCapture(
            Commands commands, StoredObservations stored, Caller caller, Instant receivedAt, Supplier<String> ids) {
        this.commands = commands;
        this.stored = stored;
        this.caller = caller;
        this.receivedAt = receivedAt;
        this.ids = ids;
    }

    /// @throws Refusal if others changed one of its packages each time that it was decided
    /// @throws Unavailable if it is not known to be done; the same sent again completes it
    EpcisCaptureFinished run(EpcisRequest request, Duration patience) {
        var before = finished(stored, request.job().value());
        if (before.isPresent()) {
            return (EpcisCaptureFinished) before.get().event();
        }
        var deadline = System.nanoTime() + patience.toNanos();
        var errors = new ArrayList<String>();
        var missing = new ArrayList<Told>();
        var known = plan(request, missing, errors);
        var captured = 0;
        if (errors.isEmpty() || request.proceed()) {
            missing.sort(Comparator.comparing(told -> told.captured().happenedAt()));
            for (var told : missing) {
                capture(told, Duration.ofNanos(deadline - System.nanoTime()));
            }
            captured = known + missing.size();
        }
        var finished = new EpcisCaptureFinished(
                request.job(),
                request.proceed(),
                request.document().elements().size(),
                captured,
                errors.stream()
                        .limit(EpcisCaptureFinished.MOST_ERRORS)
                        .map(EpcisCapture::line)
                        .toList(),
                receivedAt);
        commands.keep(new Keep(finished), caller, Duration.ofNanos(deadline - System.nanoTime()));
        return finished;
    }

    static Optional<StoredObservations.Stored> finished(StoredObservations stored, String job) {
        return EventId.isOne(job) ? stored.find(Tags.CAPTURE + "=" + job, "finished") : Optional.empty();
    }

    /// @return how many of its events are kept already
    private int plan(EpcisRequest request, List<Told> missing, List<String> errors) {
        var known = 0;
        var seen = new HashMap<List<String>, EpcisEventCaptured>();
        var elements = request.document().elements();
        for (var i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case Element.Refused(var reason) -> errors.add(String.valueOf(reason.getMessage()));
                case Element.Wellformed(var event) -> {
                    var at = "eventList[%d] ".formatted(i);
                    var captured = captured(event);
                    var other = seen.putIfAbsent(List.of(captured.subject(), captured.naturalKey()), captured);
                    var kept = kept(captured);
                    if (EventJson.payload(captured).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                        errors.add(at + "is too large; an event has at most %d bytes".formatted(MOST_BYTES));
                    } else if (other != null && !other.equals(captured)) {
                        errors.add(at + "has the eventID of another event of the document");
                    } else if (kept.isPresent() && !kept.get().equals(captured)) {
                        errors.add(at + "has the eventID of another event that was captured before");
                    } else if (kept.isPresent() || other != null) {
                        known++;
                    } else {
                        missing.add(new Told(event, captured));
                    }
                }
            }
        }
        return known;
    }

    private static EpcisEventCaptured captured(EpcisEvent event) {
        return new EpcisEventCaptured(
                new EpcisEventId(event.eventId()), event.isErrorDeclaration(), event.text(), event.eventTime());
    }

    private Optional<Object> kept(EpcisEventCaptured captured) {
        return stored.find(Tags.EPCIS + "=" + captured.subject(), captured.naturalKey())
                .map(StoredObservations.Stored::event);
    }

    /// What our rules refuse to do with a package (it is in another container, say) changes nothing; the event is kept.
    private void capture(Told told, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var meaning = EpcisMeaning.of(told.event(), told.captured(), receivedAt, ids);
        commands.record(meaning.scans(), caller, patience);
        commands.pack(meaning.packings(), caller, Duration.ofNanos(deadline - System.nanoTime()));
        meaning.unpackings()
                .forEach(unpack -> commands.unpack(unpack, caller, Duration.ofNanos(deadline - System.nanoTime())));
        if (!commands.keep(new Keep(told.captured()), caller, Duration.ofNanos(deadline - System.nanoTime()))
                .isKept()) {
            throw new Refusal(409, "an event with one of these ids was captured at the same moment; send it again");
        }
    }

    /// As an answer and a stored event can hold it.
    private static Text line(String error) {
        var printable = error.replaceAll("[^ -~]", "?");
        return new Text(printable.length() <= Text.LONGEST ? printable : printable.substring(0, Text.LONGEST));
    }

    /// What the standard calls an EPCISCaptureJob.
    static Map<String, Object> job(EpcisCaptureFinished finished, Instant recordedAt) {
        var success = finished.errors().isEmpty();
        return Map.of(
                "captureID", finished.job(),
                "createdAt", finished.happenedAt(),
                "finishedAt", recordedAt,
                "running", false,
                "success", success,
                "captureErrorBehaviour", finished.proceed() ? "proceed" : "rollback",
                "events", finished.events(),
                "captured", finished.captured(),
                "errors",
                        finished.errors().stream()
                                .map(error -> Map.of(
                                        "type",
                                        "epcisException:ValidationException",
                                        "title",
                                        "EPCIS event is not valid",
                                        "status",
                                        400,
                                        "detail",
                                        error))
                                .toList());
    }
}
