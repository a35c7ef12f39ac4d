package io.whereabouts.query.currentlocation;

import io.whereabouts.query.area.Area;
import java.util.ArrayList;
import java.util.List;

/// In what a read model and the judge differ.
final class Comparison {
    private Comparison() {}

    static List<String> of(Model model, Judge judge, List<Area> areas) {
        var differences = new ArrayList<String>();
        for (var id : judge.ids()) {
            var said = model.on(id);
            var right = model.asAnswered(judge.on(id));
            if (said.filter(right::equals).isEmpty()) {
                differences.add("%s: %s, not %s".formatted(id, said, right));
            }
        }
        for (var area : areas) {
            var found = model.within(area);
            var right = judge.within(area);
            if (!found.equals(right)) {
                differences.add("in %s: %s, not %s".formatted(area, found, right));
            }
        }
        return differences;
    }
}
