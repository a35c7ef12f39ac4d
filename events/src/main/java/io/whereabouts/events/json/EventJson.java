package io.whereabouts.events.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.Gtin;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.Sscc;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Text;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Events to JSON and back. A reader passes over what it does not know, so that old code reads newer events; a value
/// that breaks a rule of its type does not get in.
public final class EventJson {
    private static final ObjectMapper MAPPER = mapper();

    private EventJson() {}

    /// A mapper with the contract's value types, for whoever stores payloads or answers with them.
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(valueTypes())
                .addMixIn(PackageEvent.class, PackageField.class)
                .addMixIn(PackageRegistered.class, PackageField.class)
                .addMixIn(TrackingStarted.class, PackageField.class)
                .addMixIn(TrackingStopped.class, PackageField.class)
                .addMixIn(PackageScanned.class, PackageField.class)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .build();
    }

    /// The payload as the events table stores it and as a bus event carries it in `detail.payload`.
    public static String payload(PackageEvent event) {
        return write(event);
    }

    /// @throws IllegalArgumentException if `type` is not one of the contract's or the JSON does not fit it
    public static PackageEvent event(String type, String payload) {
        return read(payload, EventType.named(type).record());
    }

    /// The `detail` of a bus event, in the form of the JSON Schema that is registered for its type.
    public static String detail(RecordedEvent recorded) {
        return write(new Detail(
                recorded.eventId(),
                EventType.of(recorded.event()).name(),
                EventType.of(recorded.event()).version(),
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
        return new RecordedEvent(
                read.eventId(),
                read.recordedAt(),
                read.actor(),
                read.correlationId(),
                read.causationId(),
                read.positions(),
                event(read.type(), read.payload().toString()));
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not a %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()), e);
        }
    }

    private static SimpleModule valueTypes() {
        var module = new SimpleModule("whereabouts");
        text(module, PackageId.class, PackageId::parse);
        text(module, Sscc.class, text -> (Sscc) PackageId.parse(text));
        text(module, Gtin.class, Gtin::new);
        text(module, ScannerId.class, ScannerId::new);
        text(module, SessionId.class, SessionId::new);
        text(module, Text.class, Text::new);
        text(module, BusinessStep.class, BusinessStep::new);
        text(module, Disposition.class, Disposition::new);
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, new ToStringSerializer(type));
        module.addDeserializer(type, new FromText<>(type, parse));
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
            com.fasterxml.jackson.databind.JsonNode payload) {}

    private static final class FromText<T> extends StdScalarDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = Optional.ofNullable(parser.getValueAsString()).orElse("");
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, handledType(), e.getMessage());
            }
        }
    }
}
