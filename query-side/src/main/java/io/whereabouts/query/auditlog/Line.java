package io.whereabouts.query.auditlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.auditlog.Entry.Mark;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A line of the log and where it stands in what is sorted: by the hash of what it is about, that, and its mark.
/// The same event stands at the same place, however often it was delivered.
///
/// @param subject what it is about: a package, a read point or a scanner
/// @param text without the line break, exactly as it came
record Line(long hash, String subject, Mark mark, String text) implements Comparable<Line> {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Comparator<Line> ORDER =
            Comparator.comparingLong(Line::hash).thenComparing(Line::subject).thenComparing(Line::mark);

    /// The fields of a payload that name its subject: the first that is there does. Where none is, the event has to be
    /// read as a whole, which few need.
    private static final List<String> SUBJECTS = List.of("package", "readPoint", "scanner");

    /// Reads no more of it than its place asks for: a merge reads billions.
    static Line of(String text) {
        try (var parser = JSON.createParser(text)) {
            var eventId = "";
            var recordedAt = "";
            var effectiveAt = "";
            var subject = "";
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "eventId" -> eventId = parser.getText();
                    case "recordedAt" -> recordedAt = parser.getText();
                    case "effectiveAt" -> effectiveAt = parser.getText();
                    case "payload" -> subject = subject(parser);
                    default -> parser.skipChildren();
                }
            }
            if (eventId.isEmpty()) {
                throw new Damaged("has a line without its event's id");
            }
            if (subject.isEmpty()) {
                subject = EventJson.recorded(text).event().subject();
            }
            var mark = new Mark(Instant.parse(effectiveAt), Instant.parse(recordedAt), eventId);
            return new Line(Slice.unsigned(PackageHash.of(subject)), subject, mark, text);
        } catch (IOException e) {
            throw new Damaged("has a line that is not JSON", e);
        } catch (DateTimeException e) {
            throw new Damaged("has an event without its times", e);
        } catch (IllegalArgumentException e) {
            throw new Damaged("has a line that is no event", e);
        }
    }

    private static String subject(JsonParser parser) throws IOException {
        var best = SUBJECTS.size();
        var subject = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var rank = SUBJECTS.indexOf(parser.currentName());
            if (parser.nextToken() == JsonToken.VALUE_STRING && rank >= 0 && rank < best) {
                best = rank;
                subject = parser.getText();
            }
            parser.skipChildren();
        }
        return subject;
    }

    Period day() {
        return Period.day(mark.recordedAt());
    }

    @Override
    public int compareTo(Line other) {
        return ORDER.compare(this, other);
    }
}
