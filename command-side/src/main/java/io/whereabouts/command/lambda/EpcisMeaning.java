package io.whereabouts.command.lambda;

import io.whereabouts.command.packing.Pack;
import io.whereabouts.command.packing.Unpack;
import io.whereabouts.command.packing.When;
import io.whereabouts.command.recordscans.RecordScans;
import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Position;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.epcis.EpcisEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// What a partner's event means for packages that we track: scans, packings, unpackings, each of which can be done
/// again without harm; or nothing.
record EpcisMeaning(List<RecordScans> scans, List<Pack> packings, List<Unpack> unpackings) {
    private static final ScannerId SCANNER = new ScannerId("epcis");
    private static final EpcisMeaning NOTHING = new EpcisMeaning(List.of(), List.of(), List.of());

    /// RFC 5870. Without an altitude, or in another reference system, it names no point for us.
    private static final Pattern GEO = Pattern.compile("(?i:geo):(?<lat>[0-9.-]{1,30}),(?<lon>[0-9.-]{1,30}),"
            + "(?<alt>[0-9.-]{1,30})(?:;(?i:crs=wgs84))?(?:;(?i:u)=(?<u>[0-9.]{1,30}))?");

    static EpcisMeaning of(EpcisEvent event, EpcisEventCaptured captured, Instant receivedAt, Supplier<String> ids) {
        if (event.isErrorDeclaration()) {
            return NOTHING;
        }
        return switch (event.type() + " " + event.text("action").orElse("")) {
            case "ObjectEvent OBSERVE" -> new EpcisMeaning(scans(event, captured, receivedAt), List.of(), List.of());
            case "AggregationEvent ADD" ->
                new EpcisMeaning(List.of(), chunks(event, receivedAt, ids, Pack::new), List.of());
            case "AggregationEvent DELETE" ->
                new EpcisMeaning(List.of(), List.of(), chunks(event, receivedAt, ids, Unpack::new));
            default -> NOTHING;
        };
    }

    private static List<RecordScans> scans(EpcisEvent event, EpcisEventCaptured captured, Instant receivedAt) {
        var position = event.place("readPoint").flatMap(EpcisMeaning::position);
        if (position.isEmpty()) {
            return List.of();
        }
        var session = new SessionId(captured.subject());
        var epcs = event.texts("epcList");
        var scans = new ArrayList<RecordScans>();
        for (var i = 0; i < epcs.size(); i++) {
            var sequence = i;
            packageId(epcs.get(i)).ifPresent(id -> {
                var scan = new PackageScanned(
                        id,
                        new ScanId(SCANNER, session, sequence),
                        position.get(),
                        event.text("bizStep").flatMap(word(BusinessStep::new)),
                        event.text("disposition").flatMap(word(Disposition::new)),
                        captured.happenedAt());
                scans.add(new RecordScans(id, receivedAt, List.of(scan)));
            });
        }
        return scans;
    }

    @FunctionalInterface
    private interface Packing<C> {
        C of(PackageId container, List<Pack.Item> items, When when);
    }

    private static <C> List<C> chunks(EpcisEvent event, Instant receivedAt, Supplier<String> ids, Packing<C> command) {
        var container = event.text("parentID").flatMap(EpcisMeaning::packageId);
        if (container.isEmpty()) {
            return List.of();
        }
        var when = new When(Optional.of(event.eventTime()), receivedAt);
        var children = event.texts("childEPCs").stream()
                .flatMap(epc -> packageId(epc).stream())
                .distinct()
                .map(id -> new Pack.Item(id, ids.get()))
                .toList();
        var commands = new ArrayList<C>();
        for (var from = 0; from < children.size(); from += Pack.MOST_ITEMS) {
            var items = children.subList(from, Math.min(from + Pack.MOST_ITEMS, children.size()));
            commands.add(command.of(container.get(), items, when));
        }
        return commands;
    }

    private static Optional<PackageId> packageId(String uri) {
        return word(PackageId::parse).apply(uri);
    }

    static Optional<Position> position(String uri) {
        var geo = GEO.matcher(uri);
        if (!geo.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Position(
                    Double.parseDouble(geo.group("lat")),
                    Double.parseDouble(geo.group("lon")),
                    Double.parseDouble(geo.group("alt")),
                    Optional.ofNullable(geo.group("u")).map(Double::valueOf)));
        } catch (IllegalArgumentException noPlaceOnEarth) {
            return Optional.empty();
        }
    }

    /// Empty for what is none of ours.
    private static <T> Function<String, Optional<T>> word(Function<String, T> type) {
        return text -> {
            try {
                return Optional.of(type.apply(text));
            } catch (IllegalArgumentException somethingElse) {
                return Optional.empty();
            }
        };
    }
}
