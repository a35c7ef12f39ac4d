package io.whereabouts.query.auditlog;

import io.whereabouts.eventstore.memory.Simulation;
import io.whereabouts.query.given.Given;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/// Buckets, a clock and processes of which one goes on at a time; the seed says which, and who dies where.
final class World implements InstantSource {
    final Random random;
    final Simulation simulation;
    final InMemoryAuditObjects log = new InMemoryAuditObjects();
    final InMemoryMergedObjects merged = new InMemoryMergedObjects();
    private Instant now = Given.NINE;
    private boolean calm;

    World(long seed) {
        random = new Random(seed);
        simulation = new Simulation(new Random(seed));
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// From here on nothing comes between and nobody dies.
    void calmDown() {
        calm = true;
    }

    /// A process that Lambda ends when its time is over.
    final class Client {
        private final Instant end;
        private final int fragility;

        /// @param fragility how many of a hundred steps it does not survive
        Client(Duration lifetime, int fragility) {
            end = now.plus(lifetime);
            this.fragility = fragility;
        }

        /// Between two requests and around each: others go on, time passes, and this one may die.
        void step() {
            if (calm) {
                return;
            }
            simulation.yieldTurn();
            pass(Duration.ofMillis(random.nextInt(200)));
            if (now.isAfter(end) || random.nextInt(100) < fragility) {
                throw new Crashed();
            }
        }

        /// Whether a request is sent twice, because the first answer was lost.
        boolean repeats() {
            return !calm && random.nextInt(8) == 0;
        }
    }
}
