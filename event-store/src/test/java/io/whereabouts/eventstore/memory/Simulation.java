package io.whereabouts.eventstore.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/// Threads of which exactly one runs at a time; wherever another could come between, the seed says which goes on.
/// The same seed gives the same run.
public final class Simulation implements Schedule {
    private final Random random;
    private final int restlessness;
    private final List<Semaphore> waiting = new ArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    public Simulation(Random random) {
        this.random = random;
        this.restlessness = 1 + random.nextInt(4);
    }

    /// Has something done at some time from now on.
    public void start(Runnable task) {
        var turn = new Semaphore(0);
        waiting.add(turn);
        Thread.ofVirtual().start(() -> {
            turn.acquireUninterruptibly();
            try {
                task.run();
            } catch (RuntimeException | Error broken) {
                failures.add(broken);
            } finally {
                next();
            }
        });
    }

    /// Goes on until nothing is left to do.
    public void run() {
        next();
        over.acquireUninterruptibly();
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a simulated client has failed", failures.peek());
        }
    }

    /// Another may go on before the caller does.
    public void yieldTurn() {
        if (!waiting.isEmpty() && random.nextInt(4) < restlessness) {
            var turn = new Semaphore(0);
            waiting.add(turn);
            next();
            turn.acquireUninterruptibly();
        }
    }

    private void next() {
        (waiting.isEmpty() ? over : waiting.remove(random.nextInt(waiting.size()))).release();
    }

    @Override
    public void reached(Point point, DynamoDbRequest request) {
        yieldTurn();
    }

    @Override
    public int choose(int choices) {
        return random.nextInt(choices);
    }
}
