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
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.epcis.EpcisEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a partner's event means for packages that we track: packings, then unpackings, then scans, each of which can
/// be done again without harm; or nothing.
record EpcisMeaning(List<Pack> packings, List<Unpack> unpackings, List<RecordScans> scans) {
    /// Who scans what an event tells; no scanner of ours may have its name.
    static final ScannerId SCANNER = new ScannerId("epcis");

    private static final EpcisMeaning NOTHING = new EpcisMeaning(List.of(), List.of(), List.of());

    /// @param place where its read point is, if we know it
    /// @param ids for the events of packings and unpackings
    static EpcisMeaning of(
            EpcisEvent event,
            EpcisEventCaptured captured,
            Optional<EpcisPlace.Located> place,
            Instant receivedAt,
            Supplier<String> ids) {
        if (event.isErrorDeclaration()) {
            return NOTHING;
        }
        var when = new When(Optional.of(event.eventTime()), receivedAt);
        Function<Stream<String>, List<RecordScans>> seen =
                epcs -> place.map(where -> scans(event, captured, where, epcs, receivedAt))
                        .orElse(List.of());
        return switch (event.type() + " " + event.text("action").orElse("")) {
            case "ObjectEvent ADD", "ObjectEvent OBSERVE" ->
                new EpcisMeaning(List.of(), List.of(), seen.apply(event.texts("epcList").stream()));
            case "AggregationEvent OBSERVE" -> new EpcisMeaning(List.of(), List.of(), seen.apply(parent(event)));
            case "AggregationEvent ADD" ->
                new EpcisMeaning(
                        inContainer(event, ids, (container, items) -> new Pack(container, items, when)),
                        List.of(),
                        seen.apply(parent(event)));
            case "AggregationEvent DELETE" ->
                new EpcisMeaning(
                        List.of(),
                        inContainer(event, ids, (container, items) -> new Unpack(container, items, when)),
                        seen.apply(event.texts("childEPCs").stream()));
            default -> NOTHING;
        };
    }

    private static Stream<String> parent(EpcisEvent event) {
        return event.text("parentID").stream();
    }

    private static List<RecordScans> scans(
            EpcisEvent event,
            EpcisEventCaptured captured,
            EpcisPlace.Located place,
            Stream<String> epcs,
            Instant receivedAt) {
        var session = new SessionId(captured.subject());
        var scans = new ArrayList<RecordScans>();
        var sequence = 0;
        for (var id : packageIds(epcs)) {
            var scan = new PackageScanned(
                    id,
                    new ScanId(SCANNER, session, sequence++),
                    place.position(),
                    place.readPoint(),
                    event.text("bizStep").flatMap(word(BusinessStep::new)),
                    event.text("disposition").flatMap(word(Disposition::new)),
                    Optional.empty(),
                    captured.happenedAt());
            scans.add(new RecordScans(id, receivedAt, List.of(scan)));
        }
        return scans;
    }

    @FunctionalInterface
    private interface Command<C> {
        C of(PackageId container, List<Pack.Item> items);
    }

    private static <C> List<C> inContainer(EpcisEvent event, Supplier<String> ids, Command<C> command) {
        var container = event.text("parentID").flatMap(EpcisMeaning::packageId);
        if (container.isEmpty()) {
            return List.of();
        }
        var children = packageIds(event.texts("childEPCs").stream()).stream()
                .map(id -> new Pack.Item(id, ids.get()))
                .toList();
        var commands = new ArrayList<C>();
        for (var from = 0; from < children.size(); from += Pack.MOST_ITEMS) {
            commands.add(command.of(
                    container.get(), children.subList(from, Math.min(from + Pack.MOST_ITEMS, children.size()))));
        }
        return commands;
    }

    /// In the same order however an event lists them, so that each has the same name when it is told again.
    private static List<PackageId> packageIds(Stream<String> epcs) {
        return epcs.flatMap(epc -> packageId(epc).stream())
                .distinct()
                .sorted(Comparator.comparing(PackageId::canonical))
                .toList();
    }

    private static Optional<PackageId> packageId(String uri) {
        return word(PackageId::parse).apply(uri);
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
