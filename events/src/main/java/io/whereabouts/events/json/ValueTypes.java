package io.whereabouts.events.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.EpcisEventId;
import io.whereabouts.events.EventId;
import io.whereabouts.events.Gtin;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Sha256;
import io.whereabouts.events.Text;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The value types that JSON holds as one string. Their rules are their constructors'; a number or a boolean in
/// their place is refused, not read as its digits.
final class ValueTypes {
    /// RFC 3339. Narrower than `Instant.parse`, and much narrower than Jackson, which also takes seconds since
    /// 1970.
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})");

    private static final String EXAMPLE = "2026-11-01T10:00:00Z";

    private ValueTypes() {}

    static SimpleModule module() {
        var module = new SimpleModule("whereabouts");
        text(module, PackageId.class, PackageId::parse);
        text(module, Sgln.class, Sgln::parse);
        text(module, Gtin.class, Gtin::parse);
        text(module, ScannerId.class, ScannerId::new);
        text(module, SessionId.class, SessionId::new);
        text(module, Text.class, Text::new);
        text(module, EventId.class, EventId::new);
        text(module, EpcisEventId.class, EpcisEventId::new);
        text(module, PictureId.class, PictureId::new);
        text(module, PictureFormat.class, PictureFormat::parse);
        text(module, Sha256.class, Sha256::new);
        text(module, BusinessStep.class, BusinessStep::new);
        text(module, Disposition.class, Disposition::new);
        module.addDeserializer(Instant.class, new FromText<>(Instant.class, ValueTypes::instant));
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, new ToStringSerializer(type));
        module.addDeserializer(type, new FromText<>(type, parse));
    }

    private static Instant instant(String text) {
        if (DATE_TIME.matcher(text).matches()) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("no such day or time: " + text + "; send it like " + EXAMPLE, e);
            }
        }
        throw new IllegalArgumentException("must be a date and time with its offset, like " + EXAMPLE);
    }

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
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw JsonMappingException.from(parser, "must be a string");
            }
            try {
                return parse.apply(parser.getText());
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(parser, e.getMessage(), e);
            }
        }
    }
}
