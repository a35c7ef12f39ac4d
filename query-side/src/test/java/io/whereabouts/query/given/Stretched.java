package io.whereabouts.query.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The same history, as slow as people are: what takes minutes there takes days here, and what takes a year there,
/// until
/// an identifier is used again, three weeks.
public final class Stretched {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration YEAR = Duration.ofDays(366);
    private static final Duration YEAR_HERE = Duration.ofDays(21);

    private Stretched() {}

    public static List<RecordedEvent> by(int factor, List<RecordedEvent> history) {
        return history.stream()
                .map(recorded -> EventJson.recorded(
                        stretched(tree(EventJson.detail(recorded)), factor).toString()))
                .toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static JsonNode stretched(JsonNode node, int factor) {
        return switch (node) {
            case ObjectNode object -> {
                var stretched = JSON.createObjectNode();
                object.properties()
                        .forEach(field -> stretched.set(field.getKey(), stretched(field.getValue(), factor)));
                yield stretched;
            }
            case ArrayNode array -> {
                var stretched = JSON.createArrayNode();
                array.forEach(each -> stretched.add(stretched(each, factor)));
                yield stretched;
            }
            case TextNode text -> TextNode.valueOf(stretched(text.textValue(), factor));
            default -> node;
        };
    }

    private static String stretched(String text, int factor) {
        try {
            var since = Duration.between(Given.NINE, Instant.parse(text));
            var years = Math.round((double) since.toDays() / YEAR.toDays());
            return Given.NINE
                    .plus(YEAR_HERE.multipliedBy(years))
                    .plus(since.minus(YEAR.multipliedBy(years)).multipliedBy(factor))
                    .toString();
        } catch (DateTimeException noMoment) {
            return text;
        }
    }
}
