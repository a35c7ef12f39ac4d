package io.whereabouts.benchmarks.volumes;

import io.whereabouts.benchmarks.measuring.ClosedLoop;
import io.whereabouts.benchmarks.measuring.CountingProxy;
import io.whereabouts.benchmarks.measuring.Extent;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.volumes.Results.Ours;
import io.whereabouts.benchmarks.volumes.Results.Row;
import io.whereabouts.benchmarks.volumes.Results.Theirs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Every volume is asked in every world of every peer: counted once, then timed in rounds in which all of them take
/// turns, small worlds and large ones, in an order that chance decides.
final class Asking {
    private final Settings settings;
    private final CountingProxy proxy;
    private final Consumer<String> status;
    private final Random order;

    private record Question(Filled world, Space space, Peer peer) {
        Figures ask(Duration longest) throws InterruptedException, ExecutionException {
            return ClosedLoop.run(List.of(() -> peer.within(space)), Extent.lasting(longest))
                    .figures();
        }
    }

    Asking(Settings settings, CountingProxy proxy, Consumer<String> status) {
        this.settings = settings;
        this.proxy = proxy;
        this.status = status;
        this.order = new Random(settings.seed());
    }

    List<Row> of(List<Filled> worlds) throws Exception {
        var rounds = rounds(worlds);
        status.accept("counting, and comparing answers");
        var rows = new ArrayList<Row>();
        for (var world : worlds) {
            for (var space : Space.values()) {
                rows.add(row(world, space, rounds));
            }
        }
        return rows;
    }

    private Map<Question, List<Figures>> rounds(List<Filled> worlds) throws InterruptedException, ExecutionException {
        var questions = new ArrayList<Question>();
        for (var world : worlds) {
            for (var space : Space.values()) {
                questions.add(new Question(world, space, world.ours()));
                world.theirs().ifPresent(peer -> questions.add(new Question(world, space, peer)));
            }
        }
        status.accept("warming up");
        for (var question : questions) {
            question.ask(settings.warmUp());
        }
        var all = new HashMap<Question, List<Figures>>();
        for (var round = 1; round <= settings.rounds(); round++) {
            status.accept("round %d of %d".formatted(round, settings.rounds()));
            Collections.shuffle(questions, order);
            for (var question : questions) {
                all.computeIfAbsent(question, first -> new ArrayList<>()).add(question.ask(settings.measured()));
            }
        }
        return all;
    }

    private Row row(Filled world, Space space, Map<Question, List<Figures>> rounds) throws Exception {
        var right = world.right(space);
        proxy.take();
        var answer = world.counted().within(space);
        var traffic = proxy.take();
        var ours = rounds.getOrDefault(new Question(world, space, world.ours()), List.of());
        var measured = new Ours(
                answer.equals(right) && world.ours().within(space).equals(right),
                new TreeMap<>(traffic.requests()),
                traffic.readUnits(),
                Figures.median(ours),
                ours);
        var parcels = world.parcels().size();
        if (world.theirs().isEmpty()) {
            return new Row(world.layout().title, parcels, space.title, right.size(), measured, null);
        }
        var postgis = world.theirs().get();
        var theirs = rounds.getOrDefault(new Question(world, space, postgis), List.of());
        return new Row(
                world.layout().title,
                parcels,
                space.title,
                right.size(),
                measured,
                new Theirs(postgis.within(space).equals(right), postgis.pages(space), Figures.median(theirs), theirs));
    }
}
