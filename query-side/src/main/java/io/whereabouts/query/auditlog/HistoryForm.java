package io.whereabouts.query.auditlog;

import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Json;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a page of a history is written. Pages of lines can be put together to one file: what is not an entry is in the
/// headers.
enum HistoryForm {
    JSON("application/json") {
        @Override
        Answer answer(HistoryPage page) {
            var document = Json.MAPPER.createObjectNode().put("package", page.packageId());
            if (page.missed() > 0) {
                document.put("missed", page.missed());
            }
            var entries = document.putArray("entries");
            page.entries().forEach(entry -> entries.add(entry.document()));
            page.next().ifPresent(cursor -> document.put("next", cursor));
            return Answer.json(document);
        }
    },
    /// An entry a line (jsonlines.org).
    JSONL("application/jsonl") {
        @Override
        Answer answer(HistoryPage page) {
            return lines(
                    page,
                    page.entries().stream()
                            .map(entry -> entry.document() + "\n")
                            .collect(Collectors.joining()));
        }
    },
    /// RFC 4180; the names of the columns are on the first page alone.
    CSV("text/csv; charset=utf-8") {
        @Override
        Answer answer(HistoryPage page) {
            return lines(page, HistoryCsv.of(page));
        }
    };

    private static final String NAMES =
            Arrays.stream(values()).map(HistoryForm::parameter).collect(Collectors.joining(", "));

    private final String mediaType;

    HistoryForm(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract Answer answer(HistoryPage page);

    /// By the parameter `format`, or else by the header `Accept`, if it names one of them.
    static HistoryForm of(Request request) {
        return request.parameter("format")
                .map(HistoryForm::named)
                .orElseGet(() -> accepted(request).orElse(JSON));
    }

    private static HistoryForm named(String name) {
        return Arrays.stream(values())
                .filter(form -> form.parameter().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest(
                        "format", "format must be one of %s, not '%s'".formatted(NAMES, Request.shown(name))));
    }

    private static Optional<HistoryForm> accepted(Request request) {
        var types = List.of(request.headers().getOrDefault("accept", "").split(","));
        return types.stream()
                .map(type -> type.replaceFirst(";.*", "").strip())
                .flatMap(type -> Arrays.stream(values()).filter(form -> form.isOf(type)))
                .findFirst();
    }

    private boolean isOf(String type) {
        return mediaType.replaceFirst(";.*", "").equals(type);
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    Answer lines(HistoryPage page, String text) {
        return Answer.text(mediaType, text).with(page.headers(parameter()));
    }
}
