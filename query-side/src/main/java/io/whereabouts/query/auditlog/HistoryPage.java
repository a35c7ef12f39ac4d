package io.whereabouts.query.auditlog;

import io.whereabouts.query.http.Cursor;
import io.whereabouts.query.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Some entries of a history, one after the other.
///
/// @param isFirst whether it begins the history
/// @param missed entries before this page that came late, after the page before it
/// @param next where the page after it starts, if there is one
record HistoryPage(
        String packageId, List<Entry> entries, boolean isFirst, int missed, int limit, Optional<String> next) {
    private static final String CURSOR = "history";

    /// A page ends before it is longer than this, though it may hold fewer entries than asked for: an answer of
    /// Lambda has at most 6 MB, and a character up to three bytes.
    private static final int MOST_CHARACTERS = 1_500_000;

    /// Which page is asked for.
    record Asked(int limit, Optional<Place> after) {
        static Asked of(Request request) {
            return new Asked(request.limit(), Cursor.in(request, CURSOR, 4).map(Place::of));
        }
    }

    static HistoryPage of(String packageId, List<Entry> history, Asked asked) {
        var limit = asked.limit();
        var after = asked.after();
        var rest = after.map(place -> place.after(history)).orElse(history);
        var before = history.size() - rest.size();
        var entries = rest.subList(0, fitting(rest, limit));
        var next = entries.size() < rest.size()
                ? Optional.of(new Place(entries.getLast().mark(), before + entries.size())
                        .cursor()
                        .text(CURSOR))
                : Optional.<String>empty();
        return new HistoryPage(
                packageId,
                entries,
                after.isEmpty(),
                after.map(place -> before - place.shown()).orElse(0),
                limit,
                next);
    }

    private static int fitting(List<Entry> rest, int limit) {
        var characters = 0;
        var count = 0;
        for (var entry : rest) {
            characters += entry.size();
            if (count == limit || (characters > MOST_CHARACTERS && count > 0)) {
                break;
            }
            count++;
        }
        return count;
    }

    /// Where the next page is (RFC 8288), and what was missed.
    Map<String, String> headers(String format) {
        var headers = new HashMap<String, String>();
        next.ifPresent(cursor -> headers.put(
                "link",
                "</packages/%s/history?format=%s&limit=%d&cursor=%s>; rel=\"next\""
                        .formatted(URLEncoder.encode(packageId, StandardCharsets.UTF_8), format, limit, cursor)));
        if (missed > 0) {
            headers.put("history-missed", Integer.toString(missed));
        }
        return headers;
    }
}
