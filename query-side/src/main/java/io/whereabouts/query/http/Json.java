package io.whereabouts.query.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.json.EventJson;

/// The mapper of the answers: the contract's value types look in an answer as they do in an event.
public final class Json {
    public static final ObjectMapper MAPPER = EventJson.mapper();

    private Json() {}
}
