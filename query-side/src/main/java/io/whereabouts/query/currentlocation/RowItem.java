package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row as an item of the table, with the keys under which the indexes find it.
final class RowItem {
    static final String PACKAGE = "package";
    private static final String ROW_VERSION = "rowVersion";
    private static final String PACKING = "packing";
    private static final String POSITION = "position";
    private static final String CONTAINER = "container";
    private static final String SINCE = "since";
    private static final String HAPPENED_AT = "happenedAt";
    private static final String SLOTS = "slots";
    private static final String CUT = "cut";
    private static final String BESIDE = "beside";
    private static final String HEARD = "heard";
    private static final String AS_OF = "asOf";

    private RowItem() {}

    static Map<String, AttributeValue> key(PackageId packageId) {
        return Map.of(PACKAGE, Attributes.of(packageId.canonical()));
    }

    static Map<String, AttributeValue> attributes(Row row) {
        var location = row.location();
        var item = new HashMap<>(key(row.packageId()));
        item.put(ROW_VERSION, AttributeValue.fromN(Long.toString(row.version())));
        item.putAll(LifeItem.attributes(location.life()));
        location.packing().ifPresent(packing -> item.put(PACKING, packing(packing)));
        item.put(
                SLOTS,
                AttributeValue.fromL(location.slots().greatest().stream()
                        .map(SlotItem::attribute)
                        .toList()));
        item.put(CUT, AttributeValue.fromBool(location.slots().cut()));
        row.beside().ifPresent(sighting -> item.put(BESIDE, SlotItem.attribute(sighting)));
        item.putAll(HoldsItem.attributes(location.holds()));
        item.put(HEARD, HeardItem.attribute(location.heard()));
        item.put(AS_OF, Attributes.of(location.asOf()));
        IndexKeys.of(row).forEach((name, key) -> item.put(name, Attributes.of(key)));
        return Map.copyOf(item);
    }

    static Row of(Map<String, AttributeValue> item) {
        var row = new Attributes(item, "current-locations");
        return new Row(
                new CurrentLocation(
                        PackageId.parse(row.text(PACKAGE)),
                        LifeItem.of(row),
                        row.map(PACKING).map(RowItem::packing),
                        new Slots(
                                row.get(SLOTS).l().stream()
                                        .map(slot -> SlotItem.slot(new Attributes(slot.m(), row.of())))
                                        .toList(),
                                row.is(CUT)),
                        HoldsItem.of(row),
                        row.map(HEARD).map(HeardItem::heard).orElse(Heard.NOTHING),
                        row.instant(AS_OF)),
                row.map(BESIDE).map(SlotItem::sighting),
                Long.parseLong(row.get(ROW_VERSION).n()));
    }

    private static AttributeValue packing(Decided<Optional<Packing>> decided) {
        var map = new HashMap<String, AttributeValue>();
        map.put(POSITION, Attributes.of(decided.position()));
        decided.value().ifPresent(packing -> {
            packing.container().ifPresent(container -> map.put(CONTAINER, Attributes.of(container.canonical())));
            map.put(SINCE, Attributes.of(packing.since()));
            map.put(HAPPENED_AT, Attributes.of(packing.happenedAt()));
        });
        return AttributeValue.fromM(map);
    }

    private static Decided<Optional<Packing>> packing(Attributes map) {
        return new Decided<>(
                map.text(POSITION),
                map.find(SINCE)
                        .map(unused -> new Packing(
                                map.find(CONTAINER).map(container -> PackageId.parse(container.s())),
                                map.instant(SINCE),
                                map.instant(HAPPENED_AT))));
    }
}
