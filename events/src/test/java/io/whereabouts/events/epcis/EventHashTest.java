package io.whereabouts.events.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Held against what GS1's reference implementation publishes for CBV 2.0. The ids in the examples of the standard
/// itself are of an earlier draft, which hashed EPC URNs as they were written: nobody can compute them today.
class EventHashTest {
    private static final String WITH_SENSORS = """
            {"type": "ObjectEvent", "eventTime": "2020-04-01T15:00:00+01:00", "eventTimeZoneOffset": "+01:00",
             "epcList": ["urn:epc:id:sgtin:4012345.011111.9876"], "action": "OBSERVE", "bizStep": "inspecting",
             "readPoint": {"id": "urn:epc:id:sgln:4012345.00005.0"},
             "sensorElementList": [{
               "sensorMetadata": {"deviceID": "urn:epc:id:giai:4000001.111",
                                  "deviceMetadata": "https://id.gs1.org/8004/4000001111"},
               "sensorReport": [
                 {"type": "Temperature", "value": 26, "sDev": 0.1, "uom": "CEL"},
                 {"type": "AbsoluteHumidity", "value": 12.1, "uom": "A93"},
                 {"type": "Dimensionless", "microorganism": "https://www.ncbi.nlm.nih.gov/taxonomy/1126011",
                  "value": 0.05, "uom": "C35"},
                 {"type": "Dimensionless", "value": 0.18, "uom": "C35",
                  "chemicalSubstance": "urn:epcglobal:cbv:inchikey:CZMRCDWAGMRECN-UGDNZRGBSA-N"}]}]}""";
    private static final String WITH_EXTENSIONS = """
            {"@context": {"example": "https://ns.example.com/epcis/"},
             "type": "ObjectEvent", "eventTime": "2020-03-04T11:00:30+01:00", "eventTimeZoneOffset": "+01:00",
             "epcList": ["urn:epc:id:sgtin:0614141.011111.987"], "action": "OBSERVE", "bizStep": "departing",
             "disposition": "in_transit",
             "readPoint": {"id": "urn:epc:id:sgln:4012345.00011.0", "example:myField1": "AB-12"},
             "bizTransactionList": [{"type": "po", "bizTransaction": "urn:epc:id:gdti:4012345.11111.123"}],
             "sourceList": [{"type": "owning_party", "source": "urn:epc:id:pgln:4012345.00000"}],
             "destinationList": [{"type": "owning_party", "destination": "urn:epc:id:pgln:0614141.00000"}],
             "example:userExt": "CD-34"}""";
    private static final String WITH_NESTED_EXTENSIONS = """
            {"@context": {"example": "https://ns.example.com/epcis/"},
             "type": "ObjectEvent", "eventTime": "2020-03-04T11:00:30.000+01:00", "eventTimeZoneOffset": "+01:00",
             "recordTime": "2020-03-04T11:00:30.999+01:00",
             "epcList": ["urn:epc:id:sscc:4012345.0000000333", "urn:epc:id:sscc:4012345.0000000111",
                         "urn:epc:id:sscc:4012345.0000000222"],
             "action": "OBSERVE", "bizStep": "departing",
             "readPoint": {"id": "urn:epc:id:sgln:4012345.00011.987"},
             "example:myField1": {"example:mySubField1": "2", "example:mySubField2": "5"},
             "example:myField2": "0",
             "example:myField3": {"example:mySubField3": ["3", "1"]}}""";

    @Test
    void the_published_event_with_sensors_has_its_published_id() {
        assertThat(id(WITH_SENSORS))
                .isEqualTo("ni:///sha-256;271565c346ae2fb28c4583c4dca4ab4772d465eb4e0b6e548d77d8b49377d95c?ver=CBV2.0");
    }

    @Test
    void the_published_event_with_extensions_has_its_published_id() {
        assertThat(id(WITH_EXTENSIONS))
                .isEqualTo("ni:///sha-256;3ae14c02c4bdc220cc31942cf804f6845eb8dec96ba6483391c92a9b165f9329?ver=CBV2.0");
    }

    @Test
    void the_published_event_with_nested_extensions_has_its_published_id() {
        assertThat(id(WITH_NESTED_EXTENSIONS))
                .isEqualTo("ni:///sha-256;6ae96341e0acc6d7a261364751f60e68278a81cdf51da0abb6b4e617014e39d7?ver=CBV2.0");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:gdti:4012345.11111.123, https://id.gs1.org/253/4012345111118123",
        "urn:epc:id:sgln:4012345.00011.0, https://id.gs1.org/414/4012345000115",
        "2020-03-04T11:00:30+01:00, 2020-03-04T10:00:30.0000Z",
        "2020-03-04T11:00:30+01:00, 2020-03-04T11:00:30.00049+01:00",
        "\"departing\", \"urn:epcglobal:cbv:bizstep:departing\"",
        "\"in_transit\", \"https://ref.gs1.org/cbv/Disp-in_transit\"",
        "example, ours"
    })
    void another_way_to_write_it_changes_nothing(String written, String otherwise) {
        assertThat(id(WITH_EXTENSIONS
                        .replace("https://ns.example.com", "NS")
                        .replace(written, otherwise)
                        .replace("NS", "https://ns.example.com")))
                .isEqualTo(id(WITH_EXTENSIONS));
    }

    @ParameterizedTest
    @CsvSource({"CD-34, CD-35", "2020-03-04T11:00:30, 2020-03-04T11:00:31", "departing, arriving", "AB-12, AB-1"})
    void another_value_is_another_event(String value, String other) {
        assertThat(id(WITH_EXTENSIONS.replace(value, other))).isNotEqualTo(id(WITH_EXTENSIONS));
    }

    @Test
    void an_id_that_is_there_stays() {
        var event = EpcisEvent.read(
                "{\"eventID\": \"urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8\"," + WITH_SENSORS.substring(1));
        assertThat(event.eventId()).isEqualTo("urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8");
    }

    @Test
    void an_error_declaration_without_an_id_repeats_its_events() {
        var declared =
                "{\"errorDeclaration\": {\"declarationTime\": \"2020-04-02T15:00:00Z\"}," + WITH_SENSORS.substring(1);
        assertThat(List.of(EpcisEvent.read(declared), EpcisEvent.read(WITH_SENSORS)))
                .extracting(EpcisEvent::eventId, EpcisEvent::isErrorDeclaration)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(id(WITH_SENSORS), true),
                        org.assertj.core.groups.Tuple.tuple(id(WITH_SENSORS), false));
    }

    private static String id(String event) {
        return EpcisEvent.read(event).eventId();
    }
}
