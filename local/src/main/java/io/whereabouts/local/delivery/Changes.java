package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// From the SDK's stream records to the JSON that Lambda and Pipes make of them.
///
/// See "Amazon DynamoDB stream as a source" in the EventBridge User Guide.
final class Changes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Changes() {}

    static Change of(Record record, String stream, String region) {
        var change = record.dynamodb();
        var at = Optional.ofNullable(change.approximateCreationDateTime()).orElse(Instant.EPOCH);
        var json = JSON.createObjectNode()
                .put("eventID", record.eventID())
                .put("eventName", record.eventNameAsString())
                .put("eventVersion", record.eventVersion())
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", region);
        var image = json.putObject("dynamodb").put("ApproximateCreationDateTime", at.getEpochSecond());
        var keys = item(change.keys());
        image.set("Keys", keys);
        if (change.hasNewImage()) {
            image.set("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            image.set("OldImage", item(change.oldImage()));
        }
        image.put("SequenceNumber", change.sequenceNumber());
        image.put("SizeBytes", change.sizeBytes());
        image.put("StreamViewType", change.streamViewTypeAsString());
        json.put("eventSourceARN", stream);
        return new Change(change.sequenceNumber(), at, keys.toString(), json);
    }

    private static ObjectNode item(Map<String, AttributeValue> attributes) {
        var item = JSON.createObjectNode();
        attributes.forEach((name, value) -> item.set(name, value(value)));
        return item;
    }

    private static ObjectNode value(AttributeValue value) {
        var json = JSON.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case B -> json.put("B", base64(value.b()));
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case M -> json.set("M", item(value.m()));
            case L -> {
                var list = json.putArray("L");
                value.l().forEach(element -> list.add(value(element)));
            }
            case SS -> value.ss().forEach(json.putArray("SS")::add);
            case NS -> value.ns().forEach(json.putArray("NS")::add);
            case BS -> {
                var set = json.putArray("BS");
                value.bs().forEach(element -> set.add(base64(element)));
            }
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("unknown attribute type in " + value);
        }
        return json;
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
