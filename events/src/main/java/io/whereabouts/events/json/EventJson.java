package io.whereabouts.events.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events to JSON and back. A reader passes over what it does not know, so that old code reads newer events; a
/// value that breaks a rule of its type, or has another JSON type than it should, does not get in.
public final class EventJson {
    private static final ObjectMapper MAPPER = mapper();

    private EventJson() {}

    /// A mapper with the contract's value types, for whoever stores payloads or answers with them.
    public static ObjectMapper mapper() {
        var builder = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(ValueTypes.module())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        textual -> textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);
        for (var type : EventType.all()) {
            builder.addMixIn(type.record(), PackageField.class);
        }
        return builder.build();
    }

    /// The payload as the events table stores it and as a bus event carries it in `detail.payload`.
    public static String payload(DomainEvent event) {
        return write(event);
    }

    /// Reads a payload of the version that this code writes.
    ///
    /// @throws IllegalArgumentException if `type` is not one of the contract's or the JSON does not fit it
    public static DomainEvent event(String type, String payload) {
        return read(payload, EventType.named(type).record());
    }

    /// @throws IllegalArgumentException if this version of `type` is not one of the contract's or the JSON does not
    ///         fit
    public static DomainEvent event(String type, String version, String payload) {
        return read(payload, EventType.named(type, version).record());
    }

    /// The `detail` of a bus event, in the form of the JSON Schema that is registered for its type.
    public static String detail(RecordedEvent recorded) {
        var type = EventType.of(recorded.event());
        return write(new Detail(
                recorded.eventId(),
                type.name(),
                type.version(),
                recorded.recordedAt(),
                recorded.effectiveAt(),
                recorded.actor(),
                recorded.correlationId(),
                recorded.causationId(),
                recorded.positions(),
                MAPPER.valueToTree(recorded.event())));
    }

    /// @throws IllegalArgumentException if the JSON is not the detail of one of the contract's events
    public static RecordedEvent recorded(String detail) {
        var read = read(detail, Detail.class);
        var type = EventType.named(read.type(), read.version());
        DomainEvent event;
        try {
            event = present(MAPPER.treeToValue(read.payload(), type.record()), type.name());
        } catch (JsonProcessingException e) {
            throw refused(type.name(), "payload", e);
        }
        return new RecordedEvent(
                read.eventId(),
                read.recordedAt(),
                read.actor(),
                read.correlationId(),
                read.causationId(),
                read.positions(),
                event);
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "could not write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return present(MAPPER.readValue(json, type), type.getSimpleName());
        } catch (JsonProcessingException e) {
            throw refused(type.getSimpleName(), "", e);
        }
    }

    private static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("not a %s: null; send a JSON object".formatted(name));
        }
        return value;
    }

    /// Says where and why in the contract's words; Jackson's own would name Java classes.
    private static IllegalArgumentException refused(String name, String root, JsonProcessingException e) {
        var path = new StringBuilder(root);
        if (e instanceof JsonMappingException mapping) {
            for (var step : mapping.getPath()) {
                var separator = path.isEmpty() ? "" : ".";
                path.append(
                        step.getFieldName() == null ? "[" + step.getIndex() + "]" : separator + step.getFieldName());
            }
        }
        var reason = e.getCause() instanceof IllegalArgumentException rule ? rule.getMessage() : e.getOriginalMessage();
        return new IllegalArgumentException(
                "not a %s: %s%s".formatted(name, path.isEmpty() ? "" : path + ": ", reason), e);
    }

    private interface PackageField {
        @JsonProperty("package")
        PackageId packageId();
    }

    private record Detail(
            String eventId,
            String type,
            String version,
            Instant recordedAt,
            Instant effectiveAt,
            String actor,
            String correlationId,
            String causationId,
            List<TagPosition> positions,
            JsonNode payload) {}
}
