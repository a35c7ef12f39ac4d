package io.whereabouts.query.currentlocation;

/// Which decisions about a package its row rests on, so that whoever made one can be told that it is there.
///
/// @param life positions under the tag `life=`
/// @param item positions under `item=`
record Heard(Intervals life, Intervals item) {
    static final Heard NOTHING = new Heard(Intervals.NONE, Intervals.NONE);

    private static final String DECISION = "d#";

    static Heard ofLife(String position) {
        return new Heard(Intervals.of(number(position)), Intervals.NONE);
    }

    static Heard ofItem(String position) {
        return new Heard(Intervals.NONE, Intervals.of(number(position)));
    }

    /// @param position such as `d#000000000012`
    static long number(String position) {
        if (!position.startsWith(DECISION)) {
            throw new IllegalArgumentException("a decision stands at d# and a number, not at " + position);
        }
        return Long.parseLong(position.substring(DECISION.length()));
    }

    Heard join(Heard other) {
        return new Heard(life.join(other.life), item.join(other.item));
    }
}
