package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.World;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DynamoDbModelTest {
    private static final int SEEDS = 20;

    @Test
    void projectors_that_race_over_shuffled_deliveries_leave_what_the_judge_says() throws Exception {
        var first = Seed.random(DynamoDbModelTest.class).nextLong();
        for (var seed : LongStream.range(first, first + SEEDS).toArray()) {
            var random = new Random(seed);
            var history = seed % 10 == 0 ? World.tower(22, random) : World.history(random);
            var model = DynamoDbModel.of(history);
            try (var threads = Executors.newFixedThreadPool(3)) {
                var done = new ArrayList<Future<?>>();
                Shuffled.anyhow(history, random).forEach(batch -> done.add(threads.submit(() -> model.deliver(batch))));
                for (var one : done) {
                    one.get();
                }
            }
            assertThat(Comparison.of(model, new Judge(history), Areas.some(random)))
                    .as("history %d", seed)
                    .isEmpty();
        }
    }
}
