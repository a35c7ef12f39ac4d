package io.whereabouts.benchmarks.volumes;

import java.util.Locale;

/// Where the packages are that nobody asks about.
enum Layout {
    /// In 400 other cities.
    ELSEWHERE("in other cities"),
    /// In the suburbs, on the other side of the city's border.
    BESIDE("right beside the city");

    final String title;

    Layout(String title) {
        this.title = title;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
