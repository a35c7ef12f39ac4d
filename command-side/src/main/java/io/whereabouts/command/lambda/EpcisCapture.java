package io.whereabouts.command.lambda;

import io.whereabouts.command.Decision;
import io.whereabouts.command.epcis.Keep;
import io.whereabouts.command.packing.PackingResults;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Captures the events of a document: first what each means for packages that we track, then the event itself, so that
/// one that is kept is done with, and a document that is sent again after a crash completes what is missing.
final class EpcisCapture {
    /// With its escapes and its envelope it fits an item of 200 KB and a message of 256 KB.
    private static final int MOST_BYTES = 150_000;

    /// @param path where it stands in its document
    private record Told(String path, EpcisEvent event, EpcisEventCaptured captured) {
        Optional<EpcisPlace> place() {
            return event.place("readPoint").flatMap(EpcisPlace::of);
        }
    }

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
        var before = finished(stored, request.job());
        if (before.isPresent()) {
            return (EpcisCaptureFinished) before.get().event();
        }
        var deadline = System.nanoTime() + patience.toNanos();
        var errors = new ArrayList<String>();
        var refusals = new ArrayList<String>();
        var missing = new ArrayList<Told>();
        var known = plan(request, missing, errors, left(deadline));
        var captured = 0;
        if (errors.isEmpty() || request.proceed()) {
            missing.sort(Comparator.comparing(told -> told.captured().happenedAt()));
            var readPoints = readPoints(missing, left(deadline));
            for (var told : missing) {
                refusals.addAll(capture(told, readPoints, deadline));
            }
            captured = known + missing.size();
        }
        var finished = new EpcisCaptureFinished(
                request.job(),
                request.proceed(),
                request.document().elements().size(),
                captured,
                lines(errors),
                lines(refusals),
                receivedAt);
        commands.keep(new Keep(finished), caller, left(deadline));
        return finished;
    }

    static Optional<StoredObservations.Stored> finished(StoredObservations stored, EventId job) {
        return stored.find(Tags.CAPTURE + "=" + job, "finished");
    }

    /// @return how many of its events are kept already
    private int plan(EpcisRequest request, List<Told> missing, List<String> errors, Duration patience) {
        var known = 0;
        var seen = new HashMap<List<String>, EpcisEventCaptured>();
        var elements = request.document().elements();
        var before = kept(elements, patience).iterator();
        for (var i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case Element.Refused(var reason) -> errors.add(String.valueOf(reason.getMessage()));
                case Element.Wellformed(var event) -> {
                    var path = "epcisBody.eventList[%d]".formatted(i);
                    var captured = captured(event);
                    var other = seen.putIfAbsent(List.of(captured.subject(), captured.naturalKey()), captured);
                    var kept = before.next();
                    if (EventJson.payload(captured).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                        errors.add(path + " is too large; an event has at most %d bytes".formatted(MOST_BYTES));
                    } else if (other != null && !other.equals(captured)) {
                        errors.add(path + " has the eventID of another event of the document");
                    } else if (kept.isPresent() && !kept.get().equals(captured)) {
                        errors.add(path + " has the eventID of another event that was captured before");
                    } else if (kept.isPresent() || other != null) {
                        known++;
                    } else {
                        missing.add(new Told(path, event, captured));
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

    /// What is kept under the name of each that is well formed, in their order.
    private List<Optional<Object>> kept(List<Element> elements, Duration patience) {
        return commands.read(
                elements.stream()
                        .filter(Element.Wellformed.class::isInstance)
                        .map(element -> captured(((Element.Wellformed) element).event()))
                        .<Callable<Optional<Object>>>map(captured -> () -> kept(captured))
                        .toList(),
                patience);
    }

    private Optional<Object> kept(EpcisEventCaptured captured) {
        return stored.find(Tags.EPCIS + "=" + captured.subject(), captured.naturalKey())
                .map(StoredObservations.Stored::event);
    }

    /// Each that is named, as it was and is defined.
    private MasterData readPoints(List<Told> missing, Duration patience) {
        var named = missing.stream()
                .flatMap(told -> told.place().stream())
                .flatMap(place ->
                        place instanceof EpcisPlace.Named(var readPoint) ? Stream.of(readPoint) : Stream.empty())
                .collect(Collectors.toSet());
        return commands.find(Set.of(), named, caller, patience);
    }

    /// What our rules refuse to do with a package (it is in another container, say) changes nothing; the event is kept.
    ///
    /// @return what they refused
    private List<String> capture(Told told, MasterData known, long deadline) {
        var happenedAt = told.captured().happenedAt();
        var place = told.place()
                .flatMap(named ->
                        named.located(known::readPoint, happenedAt.isBefore(receivedAt) ? happenedAt : receivedAt));
        var meaning = EpcisMeaning.of(told.event(), told.captured(), place, receivedAt, ids);
        var toldBy = caller.because(told.captured());
        var refusals = new ArrayList<String>();
        var packed = commands.pack(meaning.packings(), toldBy, left(deadline));
        refusals.addAll(refused(told, packed));
        for (var unpack : meaning.unpackings()) {
            refusals.addAll(refused(told, commands.unpack(unpack, toldBy, left(deadline))));
        }
        commands.record(meaning.scans(), toldBy, left(deadline));
        if (!commands.keep(new Keep(told.captured()), caller, left(deadline)).isKept()) {
            throw new Refusal(409, "an event with one of these ids was captured at the same moment; send it again");
        }
        return refusals;
    }

    /// What is not registered is none of ours: nobody need hear of it.
    private static List<String> refused(Told told, PackingResults results) {
        return results.decisions().entrySet().stream()
                .flatMap(result -> result.getValue() instanceof Decision.Refused(var reason, var message)
                                && reason != Decision.Reason.UNKNOWN_PACKAGE
                        ? Stream.of("%s: %s: %s".formatted(told.path(), result.getKey(), message))
                        : Stream.empty())
                .toList();
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private static List<Text> lines(List<String> told) {
        return told.stream()
                .limit(EpcisCaptureFinished.MOST_ERRORS)
                .map(EpcisCapture::line)
                .toList();
    }

    /// As an answer and a stored event can hold it.
    private static Text line(String error) {
        var printable = error.replaceAll("[^ -~]", "?");
        return new Text(printable.length() <= Text.LONGEST ? printable : printable.substring(0, Text.LONGEST));
    }
}
