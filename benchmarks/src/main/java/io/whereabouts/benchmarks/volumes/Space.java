package io.whereabouts.benchmarks.volumes;

import io.whereabouts.events.Position;
import java.util.Locale;

/// A volume that is asked about; each holds the ones before it. What is in them is the same however many packages there
/// are.
enum Space {
    ROOM("a room", 14.5060, 46.0510, 300, 14.5062, 46.0511, 303.5),
    FLOOR("a floor", 14.5060, 46.0510, 300, 14.5070, 46.0515, 303.5),
    CITY("a city", 14.42, 46.00, 200, 14.58, 46.10, 500);

    final String title;
    final double west;
    final double south;
    final double low;
    final double east;
    final double north;
    final double high;

    Space(String title, double west, double south, double low, double east, double north, double high) {
        this.title = title;
        this.west = west;
        this.south = south;
        this.low = low;
        this.east = east;
        this.north = north;
        this.high = high;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Borders included.
    boolean contains(Position position) {
        return position.longitude() >= west
                && position.longitude() <= east
                && position.latitude() >= south
                && position.latitude() <= north
                && position.altitude() >= low
                && position.altitude() <= high;
    }
}
