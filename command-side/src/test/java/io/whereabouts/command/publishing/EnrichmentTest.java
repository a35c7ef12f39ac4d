package io.whereabouts.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.events.json.EventJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichmentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// As the table's stream hands it to the pipe, and the pipe to the enrichment.
    private static final String RECORD = """
            {
              "eventID": "b8a4…", "eventName": "INSERT", "eventVersion": "1.1", "eventSource": "aws:dynamodb",
              "awsRegion": "eu-central-1", "eventSourceARN": "arn:aws:dynamodb:eu-central-1:123456789012:table/events/stream/1",
              "dynamodb": {
                "ApproximateCreationDateTime": 1793523600, "SequenceNumber": "100", "SizeBytes": 700,
                "StreamViewType": "NEW_IMAGE",
                "Keys": {"tag": {"S": "item=00106141412345678908"}, "position": {"S": "o#gate-1#0#000000000007"}},
                "NewImage": {
                  "tag": {"S": "item=00106141412345678908"},
                  "position": {"S": "o#gate-1#0#000000000007"},
                  "eventId": {"S": "0f9dd3b2-6a4e-8f0e-b0c0-5d4f7d6d6a01"},
                  "type": {"S": "PackageScanned"},
                  "version": {"S": "1"},
                  "recordedAt": {"S": "2026-11-01T09:00:01.500Z"},
                  "actor": {"S": "subject-1"},
                  "correlationId": {"S": "correlation-1"},
                  "causationId": {"S": "command-1"},
                  "payload": {"S": "{\\"package\\":\\"00106141412345678908\\",\\"scan\\":{\\"scanner\\":\\"gate-1\\",\\"session\\":\\"0\\",\\"sequence\\":7},\\"position\\":{\\"latitude\\":46.05,\\"longitude\\":14.5,\\"altitude\\":300.5,\\"accuracy\\":3.0},\\"businessStep\\":\\"loading\\",\\"happenedAt\\":\\"2026-11-01T09:00:00Z\\"}"},
                  "primary": {"BOOL": true},
                  "positions": {"L": [{"M": {"tag": {"S": "item=00106141412345678908"}, "position": {"S": "o#gate-1#0#000000000007"}}}]}
                }
              }
            }""";

    @Test
    void a_stored_item_becomes_the_detail_of_a_bus_event() throws IOException {
        assertThat(enriched("[" + RECORD + "]")).isEqualTo("""
                [{"eventId":"0f9dd3b2-6a4e-8f0e-b0c0-5d4f7d6d6a01","type":"PackageScanned","version":"1",\
                "recordedAt":"2026-11-01T09:00:01.500Z","effectiveAt":"2026-11-01T09:00:00Z","actor":"subject-1",\
                "correlationId":"correlation-1","causationId":"command-1",\
                "positions":[{"tag":"item=00106141412345678908","position":"o#gate-1#0#000000000007"}],\
                "payload":{"package":"00106141412345678908",\
                "scan":{"scanner":"gate-1","session":"0","sequence":7},\
                "position":{"latitude":46.05,"longitude":14.5,"altitude":300.5,"accuracy":3.0},\
                "businessStep":"loading","happenedAt":"2026-11-01T09:00:00Z"}}]""");
    }

    @Test
    void several_come_out_in_the_order_in_which_they_came_in() throws IOException {
        var details = JSON.readTree(enriched("[%s,%s]".formatted(RECORD, RECORD.replace("subject-1", "subject-2"))));
        assertThat(details.findValuesAsText("actor")).containsExactly("subject-1", "subject-2");
        for (var detail : details) {
            assertThat(EventJson.recorded(detail.toString()).eventId())
                    .isEqualTo("0f9dd3b2-6a4e-8f0e-b0c0-5d4f7d6d6a01");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eventId",
                "type",
                "version",
                "recordedAt",
                "actor",
                "correlationId",
                "causationId",
                "payload",
                "positions"
            })
    void an_item_that_lacks_an_attribute_fails_the_batch_and_is_never_left_out(String attribute) throws IOException {
        var record = (ObjectNode) JSON.readTree(RECORD);
        ((ObjectNode) record.at("/dynamodb/NewImage")).remove(attribute);
        assertThatThrownBy(() -> enriched("[%s,%s]".formatted(RECORD, record)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(attribute);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "PackageScanned"         | "PackageTeleported"   | 'PackageTeleported'
            "version": {"S": "1"}    | "version": {"S": "2"} | version '2'
            46.05                    | 91                    | latitude
            2026-11-01T09:00:01.500Z | yesterday             | yesterday
            "NewImage"               | "OldImage"            | missing
            """)
    void an_item_that_cannot_be_read_fails_the_batch(String good, String bad, String message) {
        assertThatThrownBy(() -> enriched("[%s]".formatted(RECORD.replace(good, bad))))
                .hasMessageContaining(message);
    }

    @Test
    void what_is_no_list_fails() {
        assertThatThrownBy(() -> enriched("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> enriched("[")).isInstanceOf(JsonProcessingException.class);
    }

    private static String enriched(String records) throws IOException {
        var output = new ByteArrayOutputStream();
        new Enrichment()
                .handleRequest(
                        new ByteArrayInputStream(records.getBytes(StandardCharsets.UTF_8)), output, unusedContext());
        return output.toString(StandardCharsets.UTF_8);
    }

    private static com.amazonaws.services.lambda.runtime.Context unusedContext() {
        var type = com.amazonaws.services.lambda.runtime.Context.class;
        return (com.amazonaws.services.lambda.runtime.Context)
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new AssertionError("the enrichment needs no context");
                });
    }
}
