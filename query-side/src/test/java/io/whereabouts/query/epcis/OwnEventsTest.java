package io.whereabouts.query.epcis;

import static io.whereabouts.query.epcis.Partner.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import io.whereabouts.query.given.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnEventsTest {
    private static final PackageId BOX = PackageId.parse("00106141412345678908");
    private static final PackageId CAGE = Given.packageId(1_000);
    private final Repository repository = new Repository();

    @Test
    void what_we_recorded_of_a_package_comes_between_what_partners_told_of_it() {
        live(
                Given.registered(BOX, true).event(),
                Given.scanned(BOX, 2, Given.MALI_LOSINJ).event(),
                packed(4));
        repository.told(told(1), told(3));

        var all = repository.events(Map.of("MATCH_epc", BOX.digitalLink(), "orderDirection", "ASC", "perPage", "2"));

        assertThat(all.stream().map(event -> event.text("bizStep").orElse("")))
                .containsExactly("commissioning", "receiving", "loading", "receiving", "packing");
        assertThat(repository.events(Map.of("MATCH_epc", BOX.digitalLink(), "perPage", "2")))
                .isEqualTo(all.reversed());
        assertThat(repository.events(Map.of("MATCH_anyEPC", "urn:epc:id:sscc:0614141.1234567890")))
                .hasSameSizeAs(all);
    }

    @Test
    void other_conditions_hold_for_them_as_well() {
        live(
                Given.registered(BOX, true).event(),
                Given.scanned(BOX, 2, Given.MALI_LOSINJ).event(),
                packed(4));
        var parameters = Map.of("MATCH_epc", BOX.digitalLink(), "MATCH_parentID", CAGE.digitalLink());

        assertThat(repository.events(parameters)).hasSize(1);
        assertThat(repository.events(Map.of("MATCH_epc", BOX.digitalLink(), "GE_eventTime", "2026-11-01T09:00:01Z")))
                .hasSize(2);
        assertThat(repository.events(Map.of(
                        "MATCH_epc", BOX.digitalLink(), "EQ_eventID", "urn:uuid:00000000-0000-4000-9000-000000000001")))
                .hasSize(1);
    }

    @Test
    void who_names_no_package_gets_what_partners_told_alone() {
        live(Given.registered(BOX, true).event());
        repository.told(told(1));

        assertThat(repository.events(Map.of())).hasSize(1);
        assertThat(repository.events(Map.of("MATCH_epc", "urn:epc:idpat:sscc:0614141.*")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"eventTime", "recordTime"})
    void what_a_partner_tells_us_back_of_ours_comes_once(String order) {
        live(Given.registered(BOX, true).event(), packed(4));
        var all = Map.of("MATCH_epc", BOX.digitalLink(), "orderBy", order);
        var ours = repository.events(all);

        repository.told(ours.stream()
                .map(event -> Partner.recorded(event.text(), NINE.plusSeconds(60)))
                .toList());

        assertThat(repository.events(all)).containsExactlyInAnyOrderElementsOf(ours);
    }

    private void live(DomainEvent... events) {
        var life = new ArrayList<RecordedEvent>();
        for (var event : events) {
            var id = "00000000-0000-4000-9000-%012d".formatted(life.size());
            life.add(new RecordedEvent(
                    id,
                    event.happenedAt().plusSeconds(1),
                    "actor",
                    "correlation",
                    "cause-1",
                    List.of(new TagPosition("item=" + event.subject(), "d#000000000000")),
                    event));
        }
        repository.recorded(BOX, List.copyOf(life));
    }

    private static Packed packed(int second) {
        return new Packed(BOX, CAGE, Optional.empty(), Given.nineAnd(second), Given.nineAnd(second));
    }

    private static RecordedEvent told(int second) {
        var text = """
                {"eventID": "urn:uuid:00000000-0000-4000-8000-00000000000%d", "type": "ObjectEvent",
                 "action": "OBSERVE", "eventTime": "2026-11-01T09:00:0%dZ", "eventTimeZoneOffset": "+00:00",
                 "epcList": ["urn:epc:id:sscc:0614141.1234567890"], "bizStep": "receiving"}""".formatted(second, second);
        return Partner.recorded(text, NINE.plusSeconds(second));
    }
}
