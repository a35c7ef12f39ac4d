package io.whereabouts.operations.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.whereabouts.operations.sql.Answer.Heading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// An answer for programs. A number keeps the digits that the engine gave it.
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    /// As JSON has them (RFC 8259 §6): no infinity, and nothing that is not a number.
    private static final String NUMBER = "-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?";

    private JsonText() {}

    static void print(Answer answer, PrintWriter out) {
        verifyNames(answer.headings());
        var separator = "[";
        for (var row : answer.rows()) {
            out.println(separator);
            out.print(object(answer.headings(), row));
            separator = ",";
        }
        out.println(answer.rows().isEmpty() ? "[]" : "\n]");
    }

    private static void verifyNames(List<Heading> headings) {
        var names = new HashSet<String>();
        for (var heading : headings) {
            if (!names.add(heading.name())) {
                throw new QueryFailed("two columns are called %s, which JSON cannot say; name one of them with AS"
                        .formatted(heading.name()));
            }
        }
    }

    private static String object(List<Heading> headings, List<Optional<String>> row) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (int column = 0; column < row.size(); column++) {
                json.writeFieldName(headings.get(column).name());
                write(headings.get(column), row.get(column), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to write
        }
        return text.toString();
    }

    private static void write(Heading heading, Optional<String> value, JsonGenerator json) throws IOException {
        if (value.isEmpty()) {
            json.writeNull();
        } else if (heading.isNumber() && value.get().matches(NUMBER)) {
            json.writeNumber(value.get());
        } else if (heading.kind() == Answer.Kind.BOOLEAN) {
            json.writeBoolean(Boolean.parseBoolean(value.get()));
        } else {
            json.writeString(value.get());
        }
    }
}
