package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.TableEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Scans as the command side stores them.
final class Scans {
    private static final String TAG = "item=00106141412345678908";

    private Scans() {}

    static TableEvent number(int number) {
        var position = String.format(Locale.ROOT, "o#gate-1#0#%012d", number);
        var payload = """
                {"package":"00106141412345678908","scan":{"scanner":"gate-1","session":"0","sequence":%d},\
                "position":{"latitude":46.05,"longitude":14.5,"altitude":300.5,"accuracy":3.0},\
                "happenedAt":"2026-11-01T09:00:00Z"}""".formatted(number);
        var item = new HashMap<String, AttributeValue>();
        Map.of(
                        "tag", TAG,
                        "position", position,
                        "eventId", String.format(Locale.ROOT, "0f9dd3b2-6a4e-8f0e-b0c0-%012d", number),
                        "type", "PackageScanned",
                        "version", "1",
                        "recordedAt", "2026-11-01T09:00:01.500Z",
                        "actor", "subject-1",
                        "correlationId", "correlation-1",
                        "causationId", "command-1",
                        "payload", payload)
                .forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
        item.put("primary", AttributeValue.fromBool(true));
        item.put(
                "positions",
                AttributeValue.fromL(List.of(AttributeValue.fromM(
                        Map.of("tag", AttributeValue.fromS(TAG), "position", AttributeValue.fromS(position))))));
        return new TableEvent(item);
    }
}
