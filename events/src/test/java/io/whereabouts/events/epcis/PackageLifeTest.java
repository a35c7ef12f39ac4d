package io.whereabouts.events.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Content;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.EventId;
import io.whereabouts.events.Gtin;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.Position;
import io.whereabouts.events.RandomEvents;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.Seed;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Sha256;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Text;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import io.whereabouts.events.UploadedPicture;
import io.whereabouts.events.epcis.QueryDocument.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackageLifeTest {
    private static final PackageId BOX = PackageId.parse("00106141412345678908");
    private static final PackageId CAGE = PackageId.parse("800304012345000221334455");
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Position YARD = new Position(45.27, -0.00001, 211.5, Optional.of(4.0));
    private static final ScanId BY_HAND = new ScanId(new ScannerId("gate-1"), new SessionId("0"), 7);

    @Test
    void a_life_of_every_kind_of_event_comes_out_and_can_be_captured_again() {
        var events = PackageLife.of(life());
        var document = QueryDocument.of(events, NINE).text();

        assertThat(Gs1ExamplesTest.wellformed(EpcisDocument.read(document)))
                .isEqualTo(events.stream().map(Found::event).toList());
        assertThat(events.stream()
                        .map(found -> "%s %s %s %s"
                                .formatted(
                                        found.event().type(),
                                        found.event().text("action").orElse(""),
                                        found.event().text("bizStep").orElse("-"),
                                        found.event().text("disposition").orElse("-"))))
                .containsExactly(
                        "ObjectEvent ADD commissioning active",
                        "ObjectEvent OBSERVE - -",
                        "ObjectEvent OBSERVE - -",
                        "ObjectEvent OBSERVE - -",
                        "ObjectEvent OBSERVE loading in_transit",
                        "ObjectEvent OBSERVE - -",
                        "AggregationEvent ADD packing -",
                        "AggregationEvent DELETE unpacking -",
                        "AggregationEvent ADD packing -",
                        "ObjectEvent OBSERVE loading in_transit",
                        "ObjectEvent OBSERVE - unknown",
                        "ObjectEvent OBSERVE - -",
                        "ObjectEvent OBSERVE accepting -",
                        "ObjectEvent OBSERVE - -",
                        "ObjectEvent DELETE decommissioning inactive");
    }

    @Test
    void every_event_of_a_life_fits_GS1s_schema() {
        var schema = Gs1Schema.schema();
        var events = PackageLife.of(life());

        assertThat(Gs1Schema.breaches(schema, QueryDocument.of(events, NINE).text()))
                .isEmpty();
        for (var event : events) {
            assertThat(Gs1Schema.breaches(schema, QueryDocument.of(event).text()))
                    .isEmpty();
        }
    }

    @Test
    void a_scan_says_where_it_was_by_a_point_or_by_a_named_place() {
        var point = seen(Optional.empty());
        var gate = seen(Optional.of(Sgln.parse("4140614141000012254A1")));

        assertThat(only(point).place("readPoint")).contains("geo:45.27,-0.00001,211.5;u=4");
        assertThat(only(gate).place("readPoint")).contains("https://id.gs1.org/414/0614141000012/254/A1");
        assertThat(only(gate).text())
                .contains("\"whereabouts:position\":{\"whereabouts:accuracy\":4,\"whereabouts:altitude\":211.5,"
                        + "\"whereabouts:latitude\":45.27,\"whereabouts:longitude\":-0.00001}");
    }

    @Test
    void what_a_partner_told_does_not_come_out_a_second_time() {
        var scan = scan(new ScanId(new ScannerId("epcis"), new SessionId("ab"), 0), Optional.empty());
        var packed = new Packed(BOX, CAGE, Optional.empty(), NINE, NINE);

        assertThat(PackageLife.of(List.of(recorded(id(0), "epcis=ab", scan), recorded(id(1), "epcis=cd", packed))))
                .isEmpty();
    }

    @Test
    void what_was_wrong_is_declared_an_error_under_its_own_id_and_standing_again_is_told_anew() {
        var told =
                told(scan(BY_HAND, Optional.empty()), wrong(0, false), wrong(0, true), wrong(0, false), wrong(0, true));

        var events = PackageLife.of(told).stream().map(Found::event).toList();

        assertThat(events.stream().map(event -> event.eventId() + " " + event.isErrorDeclaration()))
                .containsExactly(
                        uri(0) + " false", uri(0) + " true", uri(2) + " false", uri(2) + " true", uri(4) + " false");
        assertThat(events.get(1).text())
                .contains("\"errorDeclaration\":{\"declarationTime\":\"2026-11-01T09:00:01Z\","
                        + "\"reason\":\"did_not_occur\",\"whereabouts:reason\":\"wrong label\"}");
        assertThat(events.get(4).text()).contains("\"whereabouts:standsAgain\":\"%s\"".formatted(uri(2)));
        assertThat(new TreeSet<>(events.stream()
                        .map(event -> event.eventTime().toString())
                        .toList()))
                .hasSize(1);
    }

    @Test
    void a_correction_of_what_is_not_there_yet_says_nothing() {
        assertThat(PackageLife.of(told(wrong(9, false)))).isEmpty();
    }

    @Test
    void whatever_can_be_recorded_of_a_package_can_be_captured_again() {
        var random = new RandomEvents(Seed.random("PackageLifeTest"));
        for (var run = 0; run < 300; run++) {
            var history = IntStream.range(0, 5)
                    .mapToObj(i -> random.next())
                    .filter(recorded -> recorded.event() instanceof PackageEvent)
                    .toList();
            var events = PackageLife.of(history);
            assertThat(Gs1ExamplesTest.wellformed(
                            EpcisDocument.read(QueryDocument.of(events, NINE).text())))
                    .isEqualTo(events.stream().map(Found::event).toList());
        }
    }

    @Test
    void no_kind_of_package_event_is_missing_in_the_life() {
        Set<Class<?>> told =
                life().stream().map(each -> each.event().getClass()).collect(Collectors.toSet());

        assertThat(told).containsExactlyInAnyOrderElementsOf(kinds(PackageEvent.class));
    }

    /// All records that a sealed interface permits, at any depth.
    private static List<Class<?>> kinds(Class<?> type) {
        var kinds = new ArrayList<Class<?>>();
        for (var kind : type.getPermittedSubclasses()) {
            kinds.addAll(kind.isRecord() ? List.of(kind) : kinds(kind));
        }
        return kinds;
    }

    private static List<RecordedEvent> life() {
        return told(
                new PackageRegistered(
                        BOX,
                        true,
                        Optional.of(new Text("Adria \"Shipping\"")),
                        Optional.of(new Text("PO-1")),
                        Optional.of(new Text("très lourd")),
                        List.of(
                                new Content(Optional.of(Gtin.parse("9506000134352")), Optional.empty(), 3),
                                new Content(Optional.empty(), Optional.of(new Text("keyboards")), 1)),
                        Optional.of(NINE),
                        NINE,
                        NINE),
                new TrackingStopped(BOX, NINE, NINE),
                new TrackingStarted(BOX, NINE, NINE),
                new PackageDescribed(
                        BOX,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        NINE,
                        NINE),
                scan(BY_HAND, Optional.empty()),
                new PackageScanned(
                        BOX,
                        new ScanId(new ScannerId("gate-1"), new SessionId("1"), 8),
                        YARD,
                        Optional.of(Sgln.parse("4140614141000012254A1")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NINE),
                        NINE),
                new Packed(BOX, CAGE, Optional.empty(), NINE, NINE),
                new Unpacked(BOX, CAGE, Optional.empty(), NINE, NINE),
                new PackingRetracted(
                        BOX, new EventId(id(6)), false, new Text("another cage"), Optional.empty(), NINE, NINE),
                wrong(4, false),
                new PackageLost(BOX, NINE, NINE),
                new PackageFound(BOX, NINE, NINE),
                new PackageDelivered(BOX, NINE, NINE),
                new PictureAdded(
                        BOX,
                        new EventId(id(0)),
                        new PictureId("01890000-0000-7000-8000-000000000001"),
                        new UploadedPicture(PictureFormat.JPEG, 7, Sha256.of(new byte[] {7})),
                        640,
                        480,
                        Optional.empty(),
                        NINE),
                new PackageClosed(BOX, NINE, NINE));
    }

    private static PackageScanned scan(ScanId scan, Optional<Sgln> readPoint) {
        return new PackageScanned(
                BOX,
                scan,
                YARD,
                readPoint,
                Optional.of(new BusinessStep("loading")),
                Optional.of(new Disposition("in_transit")),
                Optional.empty(),
                NINE);
    }

    private static List<RecordedEvent> seen(Optional<Sgln> readPoint) {
        return told(scan(BY_HAND, readPoint));
    }

    private static ScanRetracted wrong(int event, boolean standing) {
        return new ScanRetracted(
                BOX,
                new RecordedScan(BY_HAND, new EventId(id(event)), NINE, NINE),
                standing,
                new Text("wrong label"),
                Optional.empty(),
                NINE.plusSeconds(1),
                NINE.plusSeconds(1));
    }

    private static List<RecordedEvent> told(DomainEvent... events) {
        var told = new ArrayList<RecordedEvent>();
        for (var event : events) {
            told.add(recorded(id(told.size()), "cause-1", event));
        }
        return told;
    }

    private static RecordedEvent recorded(String id, String causation, DomainEvent event) {
        return new RecordedEvent(
                id,
                NINE,
                "actor",
                "correlation",
                causation,
                List.of(new TagPosition("item=" + event.subject(), "d#000000000000")),
                event);
    }

    private static String id(int n) {
        return "00000000-0000-4000-8000-%012d".formatted(n);
    }

    private static String uri(int n) {
        return "urn:uuid:" + id(n);
    }

    private static EpcisEvent only(List<RecordedEvent> told) {
        assertThat(PackageLife.of(told)).hasSize(1);
        return PackageLife.of(told).getFirst().event();
    }
}
