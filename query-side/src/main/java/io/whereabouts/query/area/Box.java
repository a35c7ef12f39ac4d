package io.whereabouts.query.area;

import com.google.common.geometry.R1Interval;
import com.google.common.geometry.S1Interval;
import com.google.common.geometry.S2LatLngRect;
import com.google.common.geometry.S2Region;
import io.whereabouts.events.Position;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A volume as OGC API Features writes it: `bbox=west,south,low,east,north,high`, degrees and metres, borders
/// included. A west that is greater than the east crosses the antimeridian.
public record Box(double west, double south, double low, double east, double north, double high) implements Area {

    private static final String FIELD = "bbox";
    private static final List<String> NAMES = List.of("west", "south", "low", "east", "north", "high");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]{1,20}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][+-]?[0-9]{1,3})?");

    public Box {
        within("west", west, -180, 180, "degrees");
        within("south", south, -90, 90, "degrees");
        within("low", low, Position.LOWEST, Position.HIGHEST, "metres");
        within("east", east, -180, 180, "degrees");
        within("north", north, -90, 90, "degrees");
        within("high", high, Position.LOWEST, Position.HIGHEST, "metres");
        ascending("south", south, "north", north);
        ascending("low", low, "high", high);
    }

    public static Box parse(String text) {
        var parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (parts.size() != NAMES.size()) {
            throw wrong("bbox must be the six numbers %s, not %d".formatted(String.join(",", NAMES), parts.size()));
        }
        var numbers = new ArrayList<Double>();
        for (var i = 0; i < parts.size(); i++) {
            if (!NUMBER.matcher(parts.get(i)).matches()) {
                throw wrong("%s of bbox must be a number such as 13.71, not '%s'"
                        .formatted(NAMES.get(i), Request.shown(parts.get(i))));
            }
            numbers.add(Double.parseDouble(parts.get(i)));
        }
        return new Box(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4), numbers.get(5));
    }

    /// Longitude 180 is longitude -180, and a pole has every longitude.
    @Override
    public boolean contains(Position position) {
        return position.altitude() >= low
                && position.altitude() <= high
                && position.latitude() >= south
                && position.latitude() <= north
                && (Math.abs(position.latitude()) == 90
                        || hasLongitude(position.longitude())
                        || (Math.abs(position.longitude()) == 180 && hasLongitude(-position.longitude())));
    }

    private boolean hasLongitude(double longitude) {
        return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
    }

    @Override
    public S2Region ground() {
        return new S2LatLngRect(new R1Interval(Math.toRadians(south), Math.toRadians(north)), longitudes());
    }

    private S1Interval longitudes() {
        if (west == 180 && east == -180) {
            return S1Interval.fromPoint(Math.PI); // one meridian; written as from 180 to -180, S2 takes it as empty
        }
        return new S1Interval(Math.toRadians(west), Math.toRadians(east));
    }

    private static void within(String name, double value, double least, double greatest, String unit) {
        if (!(value >= least && value <= greatest)) {
            throw wrong(
                    "%s of bbox must be from %.0f to %.0f %s, not %s".formatted(name, least, greatest, unit, value));
        }
    }

    private static void ascending(String lesser, double lower, String greater, double upper) {
        if (lower > upper) {
            throw wrong("%s of bbox must not be greater than %s, but %s is greater than %s"
                    .formatted(lesser, greater, lower, upper));
        }
    }

    private static Refused wrong(String detail) {
        return Refused.badRequest(FIELD, detail);
    }
}
