package io.whereabouts.query.currentlocation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// In what two folds differ, where one must rest on everything that the other rests on. As the fold is a join, it does
/// if joining the other to it changes nothing; and that, from both sides: of two that say different things at one
/// position, each would win in one of the two orders.
final class Difference {
    private record Part(String name, Function<CurrentLocation, Object> of) {}

    private static final List<Part> PARTS = List.of(
            new Part("registration", location -> location.life().registration()),
            new Part("description", location -> location.life().description()),
            new Part("tracking", location -> location.life().tracking()),
            new Part("status", location -> location.life().status()),
            new Part("packing", CurrentLocation::packing),
            new Part("scans", location -> location.slots().greatest()),
            new Part("cut", location -> location.slots().cut()),
            new Part("heard", CurrentLocation::heard),
            new Part("asOf", CurrentLocation::asOf));

    private Difference() {}

    /// The parts in which `more` lacks something that `less` has, or says it otherwise; `other` if it is none of those
    /// that are known here.
    static Set<String> of(CurrentLocation less, CurrentLocation more) {
        var names = new TreeSet<>(changed(more, more.join(less)));
        names.addAll(changed(more, less.join(more)));
        return names;
    }

    private static Set<String> changed(CurrentLocation from, CurrentLocation to) {
        if (from.equals(to)) {
            return Set.of();
        }
        var names = PARTS.stream()
                .filter(part -> !part.of().apply(from).equals(part.of().apply(to)))
                .map(Part::name)
                .collect(Collectors.toSet());
        return names.isEmpty() ? Set.of("other") : names;
    }
}
