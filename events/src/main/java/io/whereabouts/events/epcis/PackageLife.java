package io.whereabouts.events.epcis;

import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Tags;
import io.whereabouts.events.Unpacked;
import io.whereabouts.events.epcis.QueryDocument.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What we recorded of one package, as events of EPCIS 2.0 that another repository can capture.
///
/// What was retracted comes again under its own id with an error declaration. What stands again after that is told
/// anew, under the id of the decision that says so: EPCIS knows no way to take an error declaration back, and a second
/// one under the same id would be another event with the same name.
public final class PackageLife {
    private final Map<String, RecordedEvent> wrongable = new HashMap<>();

    /// By the id of what was first told: the id under which it stands last.
    private final Map<String, String> standing = new HashMap<>();

    private PackageLife() {}

    /// @param history all of one package, in the order of the decisions
    public static List<Found> of(List<RecordedEvent> history) {
        var life = new PackageLife();
        history.stream().filter(PackageLife::canBeWrong).forEach(told -> life.wrongable.put(told.eventId(), told));
        var events = new ArrayList<Found>();
        for (var told : history) {
            life.event(told).ifPresent(json -> events.add(found(json, told.recordedAt())));
        }
        return events;
    }

    private static String uri(RecordedEvent told) {
        return "urn:uuid:" + told.eventId();
    }

    /// Whether it came of an event that a partner told: that comes out as it was told, and not a second time.
    private static boolean isPartners(RecordedEvent told) {
        return told.causationId().startsWith(Tags.EPCIS + "=");
    }

    private static boolean canBeWrong(RecordedEvent told) {
        return told.event() instanceof PackageScanned
                || told.event() instanceof Packed
                || told.event() instanceof Unpacked;
    }

    private static Found found(Json.Obj json, Instant recordedAt) {
        return new Found(EpcisEvent.of(json, "", List.of()), recordedAt);
    }

    private Optional<Json.Obj> event(RecordedEvent told) {
        return switch (told.event()) {
            case ScanRetracted wrong ->
                corrected(told, wrong.retracted().eventId().value(), wrong.standing(), wrong);
            case PackingRetracted wrong -> corrected(told, wrong.retracted().value(), wrong.standing(), wrong);
            case PackageEvent event -> isPartners(told) ? Optional.empty() : Optional.of(OwnEvent.of(event, uri(told)));
            default -> Optional.empty();
        };
    }

    /// Empty if what it corrects is not in the history, which then comes later.
    private Optional<Json.Obj> corrected(RecordedEvent told, String wrong, boolean stands, ItemDecision correction) {
        return Optional.ofNullable(wrongable.get(wrong)).map(original -> {
            var id = standing.getOrDefault(wrong, uri(original));
            var event = OwnEvent.of((PackageEvent) original.event(), stands ? uri(told) : id);
            if (stands) {
                standing.put(wrong, uri(told));
                return event.with("whereabouts:standsAgain", new Json.Str(id));
            }
            return event.with("errorDeclaration", OwnEvent.error(correction));
        });
    }
}
