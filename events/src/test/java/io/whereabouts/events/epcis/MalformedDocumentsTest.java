package io.whereabouts.events.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.events.epcis.EpcisDocument.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedDocumentsTest {
    private static final String EVENT = """
            {"type": "ObjectEvent", "eventTime": "2026-11-01T10:00:00Z", "eventTimeZoneOffset": "+00:00",
             "action": "ADD", "epcList": ["urn:epc:id:sscc:0614141.1234567890"], "bizStep": "shipping",
             "readPoint": {"id": "geo:45.1,14.2,12"}, "bizTransactionList": [{"bizTransaction": "urn:x:1"}],
             "ilmd": {"example:lot": 7},
             "sensorElementList": [{"sensorReport": [{"type": "Temperature", "value": 20.50}]}],
             "quantityList": [{"epcClass": "urn:x:2", "quantity": 1}]}""";
    private static final String DOCUMENT = """
            {"@context": ["https://ref.gs1.org/standards/epcis/epcis-context.jsonld", {"example": "http://example.com/"}],
             "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-01T10:00:00Z",
             "epcisBody": {"eventList": [EVENT]}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ObjectEvent\" | \"ObjektEvent\" | type",
                "\"type\": \"ObjectEvent\", | '' | type",
                "\"eventTime\": \"2026-11-01T10:00:00Z\", | '' | eventTime",
                "2026-11-01T10:00:00Z | 2026-13-01T10:00:00Z | eventTime",
                "2026-11-01T10:00:00Z | 2026-11-01T10:00:00 | eventTime",
                "\"2026-11-01T10:00:00Z\" | 1793527200 | eventTime",
                "+00:00 | +15:00 | eventTimeZoneOffset",
                "\"ADD\" | \"add\" | action",
                "\"ADD\" | \"OBSERVE\" | ilmd",
                "[\"urn:epc:id:sscc:0614141.1234567890\"] | \"urn:epc:id:sscc:0614141.1234567890\" | epcList",
                "urn:epc:id:sscc:0614141.1234567890 | urn:epc:id:sscc:0614141.123456789 | epcList[0]",
                "urn:epc:id:sscc:0614141.1234567890 | 00106141412345678908 | epcList[0]",
                "0614141.1234567890\" | 0614141.1234567890\",\"https://id.gs1.org/00/106141412345678908\" | epcList[1]",
                "\"shipping\" | \"shiping\" | bizStep",
                "\"shipping\" | null | bizStep",
                "\"id\": \"geo:45.1,14.2,12\" | \"name\": \"geo:45.1,14.2,12\" | readPoint.id",
                "\"geo:45.1,14.2,12\" | \"not a uri\" | readPoint.id",
                "{\"bizTransaction\": \"urn:x:1\"} | {} | bizTransactionList[0].bizTransaction",
                "{\"bizTransaction\": \"urn:x:1\"} | {\"bizTransaction\": \"urn:x:1\", \"a:b\": 1} | bizTransactionList[0].a:b",
                "\"example:lot\" | \"lot\" | ilmd.lot",
                "20.50 | \"20.50\" | sensorElementList[0].sensorReport[0].value",
                "\"Temperature\" | \"Heat\" | sensorElementList[0].sensorReport[0].type",
                "\"quantity\": 1 | \"quantity\": true | quantityList[0].quantity",
                "\"quantity\": 1 | \"uom\": \"kilo\" | quantityList[0].uom",
                "\"bizStep\": | \"eventID\": 7, \"bizStep\": | eventID",
                "\"bizStep\": | \"errorDeclaration\": {}, \"bizStep\": | errorDeclaration.declarationTime",
                "\"bizStep\": | \"unknown\": 7, \"bizStep\": | unknown"
            })
    void a_malformed_event_is_refused_by_itself_and_names_the_field(String written, String otherwise, String field) {
        assertThat(EVENT).contains(written);
        var event = EVENT.replace(written, otherwise);

        var document = EpcisDocument.read(DOCUMENT.replace("EVENT", EVENT + "," + event));

        assertThat(document.elements().getFirst()).isInstanceOf(Element.Wellformed.class);
        var refused = (Element.Refused) document.elements().getLast();
        assertThat(refused.reason().path()).isEqualTo("epcisBody.eventList[1]." + field);
        assertThat(refused.reason()).hasMessageStartingWith("epcisBody.eventList[1]." + field + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "AggregationEvent, epcList",
        "AssociationEvent, parentID",
        "TransformationEvent, action",
        "TransactionEvent, ilmd"
    })
    void each_type_has_fields_of_its_own(String type, String field) {
        assertThatThrownBy(() -> EpcisEvent.read(EVENT.replace("ObjectEvent", type)))
                .isInstanceOfSatisfying(
                        Malformed.class, refused -> assertThat(refused.path()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"@context\": | \"context\": | @context",
                "\"EPCISDocument\" | \"EPCISMasterDataDocument\" | type",
                "\"2.0\" | \"1.2\" | schemaVersion",
                "\"schemaVersion\": \"2.0\", | '' | schemaVersion",
                "{\"eventList\": [EVENT]} | [] | epcisBody",
                "[EVENT] | {} | epcisBody.eventList",
                "\"epcisBody\" | \"sent\": 1, \"epcisBody\" | sent"
            })
    void a_malformed_document_names_the_field(String written, String otherwise, String field) {
        assertThat(DOCUMENT).contains(written);
        var document = DOCUMENT.replace(written, otherwise).replace("EVENT", EVENT);

        assertThatThrownBy(() -> EpcisDocument.read(document))
                .isInstanceOfSatisfying(
                        Malformed.class, refused -> assertThat(refused.path()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "{",
                "[] []",
                "nul",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": NaN}",
                "\"\\ud800\"",
                "{\"\\udc00\": 1}",
                "7"
            })
    void what_is_not_JSON_is_refused(String text) {
        assertThatThrownBy(() -> EpcisDocument.read(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void deep_nesting_is_refused_and_does_not_exhaust_the_stack() {
        assertThatThrownBy(() -> EpcisDocument.read("[".repeat(200_000))).isInstanceOf(Malformed.class);
    }
}
