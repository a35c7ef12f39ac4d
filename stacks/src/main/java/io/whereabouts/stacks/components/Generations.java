package io.whereabouts.stacks.components;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What there is of a read model: the generation that readers ask, and perhaps one beside it that gets all events as
/// well. That one is being built, or is the one before, to go back to.
///
/// @param all in the order of their numbers, so that a switch moves nothing
public record Generations<T>(T asked, List<T> all) {
    public Generations {
        all = List.copyOf(all);
    }

    public static Generations<Generation> of(Generation asked, Optional<Generation> beside) {
        return new Generations<>(
                asked, Stream.concat(Stream.of(asked), beside.stream()).sorted().toList());
    }

    public <R> Generations<R> map(Function<T, R> made) {
        var each = all.stream().map(made).toList();
        return new Generations<>(each.get(all.indexOf(asked)), each);
    }

    public Optional<T> beside() {
        return all.stream().filter(each -> !each.equals(asked)).findFirst();
    }
}
