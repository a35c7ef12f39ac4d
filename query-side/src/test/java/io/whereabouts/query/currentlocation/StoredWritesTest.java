package io.whereabouts.query.currentlocation;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.LocalAws;
import java.util.List;

class StoredWritesTest extends WritesContract {
    @Override
    Writes writes(List<RecordedEvent> recorded) {
        return new StoredWrites(LocalAws.dynamoDb(), EventsInDynamoDb.with(recorded));
    }
}
