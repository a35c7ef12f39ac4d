package io.whereabouts.query.epcis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A query as it was sent. What is not understood is refused by name: passing over it would answer another question.
record Parameters(Map<String, String> sent) {
    static final String TOKEN = "nextPageToken";
    static final int USUAL_PAGE = 30;
    static final int GREATEST_PAGE = 1_000;
    private static final int GREATEST_LIMIT = 100_000;
    private static final int MOST_IDS = 100;
    private static final int MOST_PARAMETERS = 40;

    Query query() {
        if (sent.size() > MOST_PARAMETERS) {
            throw Value.wrong("query", "has at most %d parameters".formatted(MOST_PARAMETERS));
        }
        var conditions = new ArrayList<Condition>();
        var ids = new LinkedHashSet<String>();
        for (var parameter : new TreeMap<>(sent).entrySet()) {
            var value = new Value(parameter.getKey(), parameter.getValue());
            switch (value.name()) {
                case "orderBy", "orderDirection", "perPage", "eventCountLimit", "maxEventCount", TOKEN -> {}
                case "EQ_eventID" ->
                    ids.addAll(value.values(MOST_IDS).stream().map(value::uri).toList());
                default ->
                    conditions.add(Conditions.of(value)
                            .orElseThrow(() -> value.refused("is no parameter that is supported here")));
            }
        }
        return new Query(
                conditions,
                ids,
                span(),
                count("perPage", GREATEST_PAGE).orElse(USUAL_PAGE),
                count("eventCountLimit", GREATEST_LIMIT),
                atMost());
    }

    private Span span() {
        var order = "recordTime".equals(one("orderBy", List.of("eventTime", "recordTime")))
                ? Order.RECORD_TIME
                : Order.EVENT_TIME;
        var time = order == Order.RECORD_TIME ? "recordTime" : "eventTime";
        var ascending = "ASC".equals(one("orderDirection", List.of("DESC", "ASC")));
        return new Span(order, ascending, time("GE_" + time), time("LT_" + time));
    }

    private Optional<Integer> atMost() {
        if (sent.containsKey("eventCountLimit") && sent.containsKey("maxEventCount")) {
            throw Value.wrong("maxEventCount", "and eventCountLimit exclude each other");
        }
        return count("maxEventCount", Search.MOST_LOOKED_AT);
    }

    /// @param known the first of them if none is sent
    private String one(String name, List<String> known) {
        var value = value(name);
        value.ifPresent(sent -> sent.only(Set.copyOf(known)));
        return value.map(Value::text).orElse(known.getFirst());
    }

    private Optional<Integer> count(String name, int most) {
        return value(name).map(value -> value.count(most));
    }

    private Optional<Instant> time(String name) {
        return value(name).map(Value::time);
    }

    private Optional<Value> value(String name) {
        return Optional.ofNullable(sent.get(name)).map(text -> new Value(name, text));
    }
}
