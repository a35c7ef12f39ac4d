package io.whereabouts.eventstore.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// How far a reading has come, to be stored and resumed from.
public final class Bookmark {
    /// Of any reading.
    public static final Bookmark BEGINNING = new Bookmark(new State("", List.of(), Counts.NONE, List.of()));

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private final State state;

    private Bookmark(State state) {
        this.state = state;
    }

    /// @param source what is read, by name
    /// @param pending the events of which copies have been seen, and others not yet
    record State(String source, List<Part> parts, Counts counts, List<Torn> pending) {
        State {
            parts = List.copyOf(parts);
            pending = List.copyOf(pending);
        }

        Bookmark bookmark() {
            return new Bookmark(this);
        }
    }

    /// @param json what [#toJson] said
    /// @throws IllegalArgumentException if it is something else
    public static Bookmark fromJson(String json) {
        try {
            return new Bookmark(Objects.requireNonNull(MAPPER.readValue(json, State.class)));
        } catch (JsonProcessingException | NullPointerException e) { // the text `null`, or a null in a list
            throw new IllegalArgumentException(
                    "this is no bookmark of a reading, or one that was damaged; begin anew without it", e);
        }
    }

    public String toJson() {
        try {
            return MAPPER.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param usual how many parts a new reading has; a resumed one keeps its own
    State of(String source, int usual) {
        if (this == BEGINNING || state.source().isEmpty()) {
            return new State(source, Collections.nCopies(usual, Part.BEGINNING), Counts.NONE, List.of());
        }
        if (!state.source().equals(source)) {
            throw new IllegalArgumentException(
                    "the bookmark is of a reading of %s, and this is %s; begin anew without it"
                            .formatted(state.source(), source));
        }
        return state;
    }
}
