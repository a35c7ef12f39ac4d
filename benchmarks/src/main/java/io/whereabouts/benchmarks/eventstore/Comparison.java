package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.eventstore.Contender.Run;
import io.whereabouts.benchmarks.eventstore.Workload.Kind;
import io.whereabouts.benchmarks.measuring.Extent;
import io.whereabouts.benchmarks.measuring.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// All contenders under all workloads, in several rounds: each begins with another of them, so that none always comes
/// first, or after the same other.
final class Comparison {
    private final List<Contender> contenders;
    private final Settings settings;
    private final Consumer<String> progress;
    private final Map<String, Run> loads = new HashMap<>();
    private int streams;

    Comparison(List<Contender> contenders, Settings settings, Consumer<String> progress) {
        this.contenders = contenders;
        this.settings = settings;
        this.progress = progress;
    }

    /// @return by workload and contender's name
    Map<Workload, Map<String, List<Figures>>> run() throws Exception {
        for (var contender : contenders) {
            for (var workload : settings.workloads()) {
                progress.accept("warm-up: %s, %s".formatted(contender.name(), workload.title()));
                run(contender, workload).measure(Extent.lasting(settings.warmUp()));
            }
        }
        var all = new LinkedHashMap<Workload, Map<String, List<Figures>>>();
        for (var round = 1; round <= settings.rounds(); round++) {
            for (var workload : settings.workloads()) {
                for (var contender : contenders) {
                    var figures = run(contender, workload)
                            .measure(Extent.lasting(settings.measured()))
                            .figures();
                    progress.accept("round %d of %d: %s, %s: %,.0f a second, p50 %,.2f ms, p99 %,.2f ms"
                            .formatted(
                                    round,
                                    settings.rounds(),
                                    workload.title(),
                                    contender.name(),
                                    figures.perSecond(),
                                    figures.p50Micros() / 1e3,
                                    figures.p99Micros() / 1e3));
                    all.computeIfAbsent(workload, row -> new LinkedHashMap<>())
                            .computeIfAbsent(contender.name(), name -> new ArrayList<>())
                            .add(figures);
                }
            }
            Collections.rotate(contenders, -1);
        }
        return all;
    }

    /// Streams that are only read are filled once.
    private Run run(Contender contender, Workload workload) throws Exception {
        if (workload.kind() != Kind.LOAD) {
            return contender.prepare(workload, name(workload));
        }
        var key = contender.name() + "/" + workload.id();
        var known = loads.get(key);
        if (known != null) {
            return known;
        }
        var filled = contender.prepare(workload, name(workload));
        loads.put(key, filled);
        return filled;
    }

    private String name(Workload workload) {
        return workload.id() + "-" + ++streams;
    }
}
