package io.whereabouts.query.drift;

import io.whereabouts.events.PackageId;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Compares a sample of a read model with the events, while both go on. A package that is compared is read first in the
/// read model and then among the events: so whatever the model rests on is among them.
public final class DriftCheck {
    /// Some of what is found is about something else, or found again.
    private static final int SPARE_PROBES = 20;

    private final Events events;
    private final ReadModel model;
    private final InstantSource clock;
    private final RandomGenerator random;

    DriftCheck(Events events, ReadModel model, InstantSource clock, RandomGenerator random) {
        this.events = events;
        this.model = model;
        this.clock = clock;
        this.random = random;
    }

    /// @param events the table's name
    public static DriftCheck of(
            ReadModel model, DynamoDbClient dynamoDb, String events, InstantSource clock, RandomGenerator random) {
        return new DriftCheck(new EventsTable(dynamoDb, events), model, clock, random);
    }

    /// @param input see [Task]
    /// @param timeIsUp then no further package is begun
    /// @return what the log says as well: how many were compared, and in what those that drifted differ
    /// @throws IllegalStateException if some could not be compared, after all others were
    public Map<String, Object> run(Map<String, String> input, BooleanSupplier timeIsUp) {
        var task = Task.of(input);
        var findings = new Findings();
        for (var id : packages(task)) {
            if (timeIsUp.getAsBoolean()) {
                findings.left();
            } else {
                compare(id, task, findings);
            }
        }
        return findings.told();
    }

    private void compare(PackageId id, Task task, Findings findings) {
        try {
            var settledBefore = clock.instant().minus(task.settled());
            var held = model.held(id);
            events.of(id)
                    .map(all -> new RecordedEvents(all, settledBefore))
                    .ifPresentOrElse(
                            recorded -> findings.compared(id, held.differences(recorded)), () -> findings.tooLarge(id));
        } catch (RuntimeException e) { // whatever is wrong with one package, the others are not to blame
            findings.failed(id, e);
        }
    }

    /// Those that are named, and others at random: found among the events, for what the model lacks, and in the model,
    /// for what it should not have.
    private Set<PackageId> packages(Task task) {
        var found = new LinkedHashSet<>(task.named());
        var all = found.size() + task.sample();
        for (var probe = 0; probe < task.sample() + SPARE_PROBES && found.size() < all; probe++) {
            (probe % 2 == 0 ? events.some(random) : model.some(random))
                    .stream().limit(all - found.size()).forEach(found::add);
        }
        return found;
    }
}
