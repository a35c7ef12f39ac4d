package io.whereabouts.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/// What S3 says of new objects: [event message
/// structure](https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html).
final class Notification {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Notification() {}

    /// None in the message by which S3 tries a queue.
    ///
    /// @throws IllegalArgumentException if S3 never says so
    static List<String> keys(String body) {
        var message = read(body);
        if (message.path("Event").asText().equals("s3:TestEvent")) {
            return List.of();
        }
        var keys = new ArrayList<String>();
        for (var record : message.path("Records")) {
            keys.add(URLDecoder.decode(record.at("/s3/object/key").asText(), UTF_8));
        }
        if (keys.isEmpty() || keys.contains("")) {
            throw new IllegalArgumentException("the message tells of no object; is it from a bucket?");
        }
        return keys;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the message is not JSON", e);
        }
    }
}
