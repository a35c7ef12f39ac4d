package io.whereabouts.stacks.bootstrap;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What can be done with one kind of resource, exactly, and what keeps that to the stacks that are meant. Policies and
/// documents are written from the powers that there are.
///
/// @param holdsData whether destroying one destroys what nothing else can bring back
record Power(
        Area area,
        String what,
        Bound bound,
        List<String> resources,
        Map<Use, List<String>> actions,
        boolean holdsData) {

    /// A managed policy has 6,144 characters at most, so the powers are handed out in these parts.
    enum Area {
        DATA,
        MESSAGES,
        FUNCTIONS,
        HTTP,
        WATCHING
    }

    enum Use {
        /// How a thing is configured, not what is in it.
        READ,
        /// What a comparison of all there is with the program needs besides, and what tells a little of the content:
        /// the names of objects, the web page, a client's secret.
        LOOK,
        CHANGE,
        DESTROY,
        /// What is in it.
        CONTENT
    }

    static Power named(Area area, String what, String... resources) {
        return new Power(area, what, new Bound.ByName(), List.of(resources), Map.of(), false);
    }

    static Power bound(Area area, String what, Bound bound, String... resources) {
        return new Power(area, what, bound, List.of(resources), Map.of(), false);
    }

    Power holdingData() {
        return new Power(area, what, bound, resources, actions, true);
    }

    Power may(Use use, String... names) {
        var all = new EnumMap<Use, List<String>>(Use.class);
        all.putAll(actions);
        all.put(use, List.of(names));
        return new Power(area, what, bound, resources, all, holdsData);
    }

    List<String> actions(Set<Use> uses) {
        var names = new ArrayList<String>();
        for (var use : Use.values()) {
            if (uses.contains(use)) {
                names.addAll(Objects.requireNonNullElse(actions.get(use), List.of()));
            }
        }
        return names;
    }

    Optional<Statement> statement(Scope scope, Set<Use> uses) {
        var names = actions(uses);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var statement =
                Statement.allow(names, resources.stream().map(scope::fill).toList());
        return Optional.of(bound.apply(statement, scope));
    }
}
