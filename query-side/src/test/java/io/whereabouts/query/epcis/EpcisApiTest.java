package io.whereabouts.query.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.query.given.Http;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpcisApiTest {
    private static final String ID = "urn:uuid:00000000-0000-4000-8000-000000000001";
    private static final String SEEN = """
            {"@context": {"example": "http://ns.example.com/"}, "eventID": "%s", "type": "ObjectEvent",
             "action": "OBSERVE", "eventTime": "2026-11-01T08:00:00.120+01:00", "eventTimeZoneOffset": "+01:00",
             "epcList": ["urn:epc:id:sgtin:0614141.107346.2017"], "bizStep": "receiving",
             "example:weight": 1.50}""".formatted(ID);
    private static final String WRONG =
            SEEN.replace("\"type\"", "\"errorDeclaration\": {\"declarationTime\": \"2026-11-01T08:30:00Z\"}, \"type\"");

    private final Repository repository = new Repository();

    @Test
    void what_was_captured_comes_back_with_every_digit_and_when_it_was_recorded() {
        repository.told(Partner.recorded(SEEN, Partner.NINE));

        var answer = repository.ask(Map.of("MATCH_epc", "https://id.gs1.org/01/10614141073464/21/2017"));

        assertThat(answer.getHeaders())
                .containsEntry("content-type", "application/ld+json")
                .containsEntry("gs1-epcis-version", "2.0.0")
                .containsEntry("gs1-cbv-version", "2.0.0")
                .containsEntry("gs1-epc-format", "Always_GS1_Digital_Link")
                .doesNotContainKey("link");
        assertThat(answer.getBody())
                .contains("\"example:weight\":1.50")
                .contains("\"eventTime\":\"2026-11-01T08:00:00.120+01:00\"")
                .contains("\"recordTime\":\"2026-11-01T09:00:00Z\"")
                .contains("{\"example\":\"http://ns.example.com/\"}");
    }

    @Test
    void an_event_and_its_error_declaration_are_found_by_their_id() {
        repository.told(Partner.recorded(SEEN, Partner.NINE), Partner.recorded(WRONG, Partner.NINE));

        var one = repository.ask("GET /epcis/events/{event}", Map.of("event", ID), Map.of(), Map.of());
        var both = repository.events(Map.of("EQ_eventID", "urn:x:none|" + ID));

        assertThat(Repository.eventsOf(one)).hasSize(2).isEqualTo(both);
        assertThat(repository.events(Map.of("EQ_eventID", ID, "EXISTS_errorDeclaration", "true")))
                .hasSize(1);
        assertThat(repository.events(Map.of("LT_errorDeclarationTime", "2026-11-01T08:30:00Z", "EQ_eventID", ID)))
                .isEmpty();
    }

    @Test
    void an_event_that_was_not_captured_is_not_found() {
        var answer = repository.ask("GET /epcis/events/{event}", Map.of("event", ID), Map.of(), Map.of());

        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(Http.body(answer).path("type").asText()).isEqualTo("epcisException:NoSuchResourceException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "urn:x:a|urn:x:b", "urn:x:\u00e9"})
    void what_can_be_no_events_id_is_refused(String id) {
        var answer = repository.ask("GET /epcis/events/{event}", Map.of("event", id), Map.of(), Map.of());

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(Http.body(answer).path("field").asText()).isEqualTo("event");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:epc:idpat:sgtin:0614141.107346.*, 1",
        "urn:epc:idpat:sgtin:0614141.*.*, 1",
        "urn:epc:idpat:sgtin:0614142.*.*, 0",
        "urn:epc:idpat:sgtin:0614142.*.*|urn:epc:id:sgtin:0614141.107346.2017, 1"
    })
    void a_pattern_stands_for_many(String pattern, int events) {
        repository.told(Partner.recorded(SEEN, Partner.NINE));

        assertThat(repository.events(Map.of("MATCH_epc", pattern))).hasSize(events);
    }

    @ParameterizedTest
    @CsvSource({
        "EQ_colour, red",
        "EQ_type, Temperature",
        "example:weight, 1",
        "EQ_example:weight, 1.5",
        "GE_eventTime, yesterday",
        "GE_eventTime, 2026-11-01T09:00:00",
        "GE_eventTime, +99999-11-01T09:00:00Z",
        "LT_recordTime, 1969-11-01T09:00:00Z",
        "EQ_eventID, no-uri",
        "EQ_bizStep, flying",
        "EQ_disposition, ''",
        "EQ_action, LOOK",
        "eventType, QuantityEvent",
        "MATCH_epc, 00106141412345678908",
        "MATCH_epc, urn:epc:id:sscc:0614141.1",
        "MATCH_epc, urn:epc:idpat:sscc:0614141.1.*",
        "EQ_quantity, many",
        "GE_quantity, 1|2",
        "orderBy, quantity",
        "orderDirection, ASC|DESC",
        "perPage, 0",
        "perPage, 1001",
        "perPage, 99999999999",
        "eventCountLimit, -1",
        "maxEventCount, 1e3",
        "EXISTS_errorDeclaration, false",
        "nextPageToken, abc",
        "nextPageToken, ''"
    })
    void what_is_not_understood_is_refused_by_its_name(String name, String value) {
        var answer = repository.ask(Map.of(name, value));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(400);
        assertThat(Http.body(answer).path("type").asText()).isEqualTo("epcisException:QueryParameterException");
        assertThat(Http.body(answer).path("field").asText()).isEqualTo(name);
    }

    @Test
    void a_huge_parameter_and_one_that_comes_twice_are_refused() {
        var values = IntStream.range(0, 21).mapToObj(i -> "urn:x:" + i).collect(Collectors.joining("|"));
        for (var query : List.of(
                Map.of("MATCH_epc", "urn:x:" + "a".repeat(500)),
                Map.of("MATCH_epc", values),
                Map.of("MATCH_epc" + "x".repeat(5_000), "urn:x:a"),
                Map.of("eventCountLimit", "1", "maxEventCount", "1"))) {
            assertThat(repository.ask(query).getStatusCode()).isEqualTo(400);
        }
        assertThat(Http.body(repository.askRaw("EQ_bizStep=shipping&EQ_bizStep=receiving"))
                        .path("field")
                        .asText())
                .isEqualTo("EQ_bizStep");
    }

    @Test
    void the_token_of_another_query_is_refused() {
        tell(3);
        var query = Map.of("perPage", "1", "EQ_action", "OBSERVE");
        var token = Repository.nextOf(repository.ask(query)).orElseThrow().getOrDefault("nextPageToken", "");

        var same = repository.ask(Map.of("perPage", "2", "EQ_action", "OBSERVE", "nextPageToken", token));
        var other = repository.ask(Map.of("perPage", "1", "EQ_action", "ADD", "nextPageToken", token));

        assertThat(Repository.eventsOf(same)).hasSize(2);
        assertThat(other.getStatusCode()).isEqualTo(400);
        assertThat(Http.body(other).path("field").asText()).isEqualTo("nextPageToken");
    }

    @Test
    void a_page_says_where_the_next_is_and_how_long_its_token_is_good() {
        tell(3);

        var answer = repository.ask(Map.of("perPage", "2"));

        assertThat(answer.getHeaders()).containsEntry("gs1-next-page-token-expires", "2026-11-02T09:00:00Z");
        assertThat(Repository.eventsOf(repository.ask(Repository.nextOf(answer).orElseThrow())))
                .hasSize(1);
    }

    @Test
    void no_more_events_come_than_eventCountLimit_says_on_all_pages_together() {
        tell(9);

        assertThat(repository.events(Map.of("perPage", "2", "eventCountLimit", "5", "orderDirection", "ASC")))
                .hasSize(5)
                .isEqualTo(repository.events(Map.of("orderDirection", "ASC")).subList(0, 5));
    }

    @Test
    void more_events_than_maxEventCount_says_are_too_many() {
        tell(5);

        assertThat(repository.events(Map.of("maxEventCount", "5", "perPage", "2")))
                .hasSize(5);
        var tooMany = repository.ask(Map.of("maxEventCount", "4"));
        assertThat(tooMany.getStatusCode()).isEqualTo(413);
        assertThat(Http.body(tooMany).path("type").asText()).isEqualTo("epcisException:QueryTooLargeException");
    }

    @ParameterizedTest
    @CsvSource({
        "accept, application/xml",
        "gs1-epcis-version, 1.2",
        "gs1-cbv-version, two",
        "gs1-epcis-min, 2.1",
        "gs1-epcis-max, 1.2",
        "gs1-epc-format, Always_EPC_URN",
        "gs1-epc-format, Never_Translates"
    })
    void what_is_asked_for_in_another_form_is_not_there(String header, String value) {
        var answer = repository.ask("GET /epcis/events", Map.of(), Map.of(), Map.of(header, value));

        assertThat(answer.getStatusCode()).isEqualTo(406);
        assertThat(Http.body(answer).path("type").asText()).isEqualTo("epcisException:NotAcceptableException");
        assertThat(Http.body(answer).path("field").asText()).isEqualToIgnoringCase(header);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "'text/html, application/json;q=0.9', application/json",
        "'application/json, application/ld+json', application/ld+json",
        "*/*, application/ld+json"
    })
    void the_media_type_is_one_that_is_accepted(String accept, String type) {
        var headers = Map.of(
                "accept", accept, "gs1-epcis-version", "2.0.0", "gs1-epcis-min", "1.2.0", "gs1-epcis-max", "2.1");

        var answer = repository.ask("GET /epcis/events", Map.of(), Map.of(), headers);

        assertThat(answer.getHeaders()).containsEntry("content-type", type);
    }

    private void tell(int events) {
        repository.told(IntStream.range(0, events)
                .mapToObj(i ->
                        Partner.recorded(SEEN.replace(ID, ID + i).replace("08:00:00", "08:00:0" + i), Partner.NINE))
                .toList());
    }
}
