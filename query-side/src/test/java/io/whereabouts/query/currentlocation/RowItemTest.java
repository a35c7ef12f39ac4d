package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static io.whereabouts.query.given.Given.started;
import static io.whereabouts.query.given.Given.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.query.given.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RowItemTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_row_is_stored_in_this_form() throws Exception {
        var id = packageId(1);
        var cage = packageId(9);
        var seen = scanned(id, 7, MALI_LOSINJ);
        var before = scanned(id, 2, MALI_LOSINJ);
        var packed = Given.item(
                new Packed(id, cage, Optional.of(Packing.in(cage, nineAnd(3), nineAnd(3))), nineAnd(3), nineAnd(3)), 4);
        var row = new Row(
                InMemoryModel.fold(List.of(registered(id, true), seen, packed, RowTest.retracted(seen, 3, true))),
                Optional.of(new Sighting(ScanKey.of(before), (PackageScanned) before.event())),
                12);
        assertThat(json(AttributeValue.fromM(RowItem.attributes(row)))).isEqualTo(JSON.readTree("""
                {"package":"%1$s","rowVersion":12,"cut":false,"holds":false,"asOf":"2026-11-01T09:00:07Z",
                 "place":"%3$s","spot":"03003#%4$s#%1$s","region":"%5$s","container":"%2$s",
                 "client":"Adria Shipping","reference":"PO-1",
                 "registration":{"position":"d#000000000000","eventId":"%6$s","event":"{\\"package\\":\\"%1$s\\",\
                \\"tracked\\":true,\\"client\\":\\"Adria Shipping\\",\\"reference\\":\\"PO-1\\",\
                \\"contents\\":[{\\"description\\":\\"monitors\\",\\"quantity\\":3}],\
                \\"happenedAt\\":\\"2026-11-01T09:00:00Z\\",\\"effectiveAt\\":\\"2026-11-01T09:00:00Z\\"}"},
                 "tracking":{"position":"d#000000000000","tracked":true},
                 "status":{"position":"d#000000000000","status":"UNDERWAY"},
                 "packing":{"position":"d#000000000004","container":"%2$s","since":"2026-11-01T09:00:03Z",
                            "happenedAt":"2026-11-01T09:00:03Z"},
                 "heard":{"life":"0-0","item":"3-4"},
                 "slots":[{"eventId":"%7$s","effectiveAt":"2026-11-01T09:00:07Z","recordedAt":"2026-11-01T09:00:07Z",
                           "standing":{"position":"d#000000000003","standing":true},"event":"%8$s"}],
                 "beside":{"eventId":"%9$s","effectiveAt":"2026-11-01T09:00:02Z","recordedAt":"2026-11-01T09:00:02Z",
                           "event":"%10$s"}}""".formatted(
                        id,
                        cage,
                        Place.of(MALI_LOSINJ).cell(),
                        Place.of(MALI_LOSINJ).leaf().toToken(),
                        Place.of(MALI_LOSINJ).region(),
                        registered(id, true).eventId(),
                        seen.eventId(),
                        scan(id.canonical(), 7),
                        before.eventId(),
                        scan(id.canonical(), 2))));
        assertThat(RowItem.of(RowItem.attributes(row))).isEqualTo(row);
        assertThat(Place.of(MALI_LOSINJ).cell()).hasSize(9);
        assertThat(Place.of(MALI_LOSINJ).region()).hasSize(6);
        assertThat(Place.of(MALI_LOSINJ).leaf().toToken()).hasSize(16);
    }

    @Test
    void a_row_of_before_does_not_know_whether_it_holds_anything_until_something_is_packed_into_it() {
        var id = packageId(1);
        var stored = new HashMap<>(
                RowItem.attributes(new Row(InMemoryModel.fold(List.of(registered(id, true))), Optional.empty(), 1)));
        stored.remove("holds");
        var before = RowItem.of(stored);
        assertThat(before.location().holds()).isEqualTo(Holds.UNKNOWN);

        var projection = new Projection(new Recorded());
        var scanned = projection.of(Optional.of(before), CurrentLocation.of(scanned(id, 1, MALI_LOSINJ)));
        assertThat(RowItem.attributes(scanned)).doesNotContainKey("holds");

        var marked = projection.of(Optional.of(scanned), CurrentLocation.holding(id));
        assertThat(RowItem.attributes(marked)).containsEntry("holds", AttributeValue.fromBool(true));
        assertThat(RowItem.of(RowItem.attributes(marked))).isEqualTo(marked);
    }

    @Test
    void a_container_of_which_nothing_else_is_known_has_a_row_that_is_in_no_index() {
        var row = new Projection(new Recorded()).of(Optional.empty(), CurrentLocation.holding(packageId(9)));
        assertThat(row.life().isRegistered()).isFalse();
        assertThat(IndexKeys.of(row)).isEmpty();
        assertThat(RowItem.of(RowItem.attributes(row))).isEqualTo(row);
    }

    /// A million decisions, of which every other one never came.
    @Test
    void what_a_row_has_heard_of_stays_small() {
        var heard = LongStream.range(999_600, 1_000_000)
                .map(n -> 2 * n)
                .mapToObj("d#%012d"::formatted)
                .map(position -> Heard.ofLife(position).join(Heard.ofItem(position)))
                .reduce(Heard.NOTHING, Heard::join);
        var item = HeardItem.attribute(heard);
        assertThat(HeardItem.heard(new Attributes(item.m(), "heard"))).isEqualTo(heard);
        assertThat(item.m().values().stream()
                        .mapToInt(text -> text.s().length())
                        .sum())
                .isEqualTo(2 * 128 * "1999998-1999998,".length() - 2);
    }

    @Test
    void a_row_of_before_has_heard_of_nothing_until_a_rebuild_tells_it_again() {
        var id = packageId(1);
        var events = List.of(registered(id, true), started(id, 1), scanned(id, 2, MALI_LOSINJ), stopped(id, 2));
        var now = new Row(InMemoryModel.fold(events), Optional.empty(), 4);
        var stored = new HashMap<>(RowItem.attributes(now));
        stored.remove("heard");
        var before = RowItem.of(stored);
        var write = new Write.InLife(2, 2);
        assertThat(write.isIn(before.location())).isFalse();
        var rebuilt = new Projection(new Recorded()).of(Optional.of(before), InMemoryModel.fold(events.reversed()));
        assertThat(rebuilt.saysTheSameAs(before)).isFalse();
        assertThat(rebuilt.saysTheSameAs(now)).isTrue();
        assertThat(write.isIn(rebuilt.location())).isTrue();
    }

    private static String scan(String id, int second) {
        return """
                {"package":"%s","scan":{"scanner":"van-7","session":"0","sequence":%d},\
                "position":{"latitude":44.5305,"longitude":14.4686,"altitude":12.5,"accuracy":4.0},\
                "businessStep":"loading","happenedAt":"2026-11-01T09:00:0%dZ"}""".formatted(id, second, second).replace("\"", "\\\"");
    }

    private static JsonNode json(AttributeValue value) {
        return JSON.valueToTree(plain(value));
    }

    private static Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> Integer.parseInt(value.n());
            case BOOL -> value.bool();
            case L -> value.l().stream().map(RowItemTest::plain).toList();
            case M -> plain(value.m());
            default -> throw new AssertionError(value);
        };
    }

    private static Map<String, Object> plain(Map<String, AttributeValue> map) {
        return map.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> plain(entry.getValue())));
    }
}
