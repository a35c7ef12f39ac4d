package io.whereabouts.query.epcis;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.epcis.EpcisEvent;
import io.whereabouts.events.epcis.PackageLife;
import io.whereabouts.events.epcis.QueryDocument.Found;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What we recorded ourselves of the packages that a query names, as EPCIS. It stands in the log and not in this read
/// model: an entry for each scan would cost more than the scan.
final class OwnEvents {
    /// Of events that partners tell of one thing and one moment.
    private static final int MOST_AT_ONCE = 50;

    private final Lives lives;
    private final EpcisTable table;

    OwnEvents(Lives lives, EpcisTable table) {
        this.lives = lives;
        this.table = table;
    }

    /// The history of a package.
    @FunctionalInterface
    interface Lives {
        /// Each event once, in the order of its effective times.
        List<PackageLife.Told> of(PackageId id);
    }

    Stream<Found> of(Query query) {
        return query.packages().stream().flatMap(id -> PackageLife.of(lives.of(id)).stream());
    }

    /// Whether a partner told us of this packing: then it is answered as it was told.
    boolean isPartners(EpcisEvent own) {
        return own.type().equals("AggregationEvent")
                && !own.isErrorDeclaration()
                && own.text("whereabouts:standsAgain").isEmpty()
                && own.texts("childEPCs").stream().anyMatch(child -> isTold(own, child));
    }

    private boolean isTold(EpcisEvent own, String child) {
        var partitions =
                Partitions.holding("epc", Field.EPC.form().apply(child)).toList();
        var entries = table.entries(partitions, Span.at(own.eventTime()), Optional.empty(), MOST_AT_ONCE);
        var names = entries.stream()
                .flatMap(each -> each.marks().stream())
                .map(Mark::name)
                .toList();
        return table.events(names).values().stream().map(Found::event).anyMatch(told -> says(told, own));
    }

    /// That it packs or unpacks the same at the same moment.
    private static boolean says(EpcisEvent told, EpcisEvent own) {
        return told.type().equals(own.type())
                && !told.isErrorDeclaration()
                && told.text("action").equals(own.text("action"))
                && told.eventTime().equals(own.eventTime())
                && same(Field.PARENT, told, own)
                && same(Field.EPC, told, own);
    }

    private static boolean same(Field field, EpcisEvent told, EpcisEvent own) {
        var values = field.of(told).toList();
        return field.of(own).allMatch(values::contains);
    }
}
