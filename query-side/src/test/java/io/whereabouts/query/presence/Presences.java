package io.whereabouts.query.presence;

import io.whereabouts.events.RecordedEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// What is known of who was where.
public final class Presences {
    private Presences() {}

    /// Of a log in which nothing was written.
    public static Presence none() {
        return new Presence(new EventLogOfNothing(), new InMemorySheets(), ids -> Map.of(), InstantSource.system());
    }

    public static Presence of(List<RecordedEvent> history) {
        return new Followed(history, new Random(1)).presence();
    }

    private record EventLogOfNothing() implements EventLog {
        @Override
        public List<Logged> after(String hour) {
            return List.of();
        }

        @Override
        public void read(Logged object, Consumer<RecordedEvent> events) {
            throw new AssertionError("nothing was written in " + object);
        }
    }
}
