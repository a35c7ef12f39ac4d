package io.whereabouts.eventstore.linearizability;

import io.whereabouts.eventstore.linearizability.Operation.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.axonframework.common.AxonException;
import software.amazon.awssdk.core.exception.SdkException;

/// Does some commands and queries, one after the other, each as the seed says.
final class Client {
    static final List<String> BOXES = List.of("last=a", "last=b", "last=c");
    static final List<String> COUNTERS = List.of("tag=x", "tag=y");

    private final Supplier<UnitOfWork> deciding;
    private final Supplier<UnitOfWork> reading;
    private final RandomGenerator random;
    private final Supplier<String> numbers;

    /// @param deciding begins a command
    /// @param reading begins a query
    /// @param numbers of events, no two alike
    Client(
            Supplier<UnitOfWork> deciding,
            Supplier<UnitOfWork> reading,
            RandomGenerator random,
            Supplier<String> numbers) {
        this.deciding = deciding;
        this.reading = reading;
        this.random = random;
        this.numbers = numbers;
    }

    /// @return what is known of it; empty if it failed, and nothing was written
    Optional<Operation> next() {
        try {
            return switch (random.nextInt(8)) {
                case 0, 1 -> read();
                case 2 -> register();
                case 3, 4 -> count();
                case 5, 6 -> move();
                default -> append();
            };
        } catch (SdkException | AxonException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Operation> read() {
        var work = reading.get();
        work.read(List.of(one(random.nextBoolean() ? BOXES : COUNTERS)), "");
        return Optional.of(work.told(Kind.READ));
    }

    /// Once for each tag.
    private Optional<Operation> register() {
        var work = deciding.get();
        var tag = one(random.nextBoolean() ? BOXES : COUNTERS);
        return work.read(List.of(tag), "").isEmpty()
                ? work.append(List.of(fact("o", List.of(tag), "")))
                : work.refuse();
    }

    /// A few of a kind under some counters together, and no more. Two events at once have a tag each.
    private Optional<Operation> count() {
        var work = deciding.get();
        var tags = some(COUNTERS);
        var kind = random.nextInt(3) == 0 ? "o" : "";
        var held = 0;
        if (random.nextBoolean()) {
            held = work.read(tags, kind).size();
        } else {
            for (var tag : tags) {
                held += work.read(List.of(tag), kind).size();
            }
        }
        if (held >= 2 + random.nextInt(3)) {
            return work.refuse();
        }
        return work.append(
                random.nextInt(3) == 0
                        ? List.of(fact(kind(), List.of("tag=x"), ""), fact(kind(), List.of("tag=y"), ""))
                        : List.of(fact(kind(), some(COUNTERS), "")));
    }

    /// A box into another, but into none that is in it.
    private Optional<Operation> move() {
        var work = deciding.get();
        var box = one(BOXES);
        var into = one(BOXES);
        work.read(List.of(box), "");
        var above = new HashSet<>(List.of(box));
        for (var next = into; !next.isEmpty(); next = container(work.read(List.of(next), ""))) {
            if (!above.add(next)) {
                return work.refuse();
            }
        }
        return work.append(List.of(fact("o", List.of(box), into)));
    }

    private static String container(List<Fact> facts) {
        return facts.isEmpty() ? "" : facts.getLast().container();
    }

    /// Without any condition.
    private Optional<Operation> append() {
        var tags = new ArrayList<>(some(COUNTERS));
        if (random.nextBoolean()) {
            tags.add(one(BOXES));
        }
        return deciding.get().append(List.of(fact(kind(), tags, "")));
    }

    private Fact fact(String kind, List<String> tags, String container) {
        return new Fact(kind + numbers.get(), tags, container);
    }

    private String kind() {
        return random.nextBoolean() ? "o" : "c";
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<String> some(List<String> of) {
        var chosen = new ArrayList<>(of);
        if (random.nextBoolean()) {
            Collections.swap(chosen, 0, 1);
        }
        return random.nextBoolean() ? List.copyOf(chosen.subList(0, 1)) : List.copyOf(chosen);
    }
}
