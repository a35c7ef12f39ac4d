package io.whereabouts.local.demo;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// What the demonstration ends with: a table, and how to ask further.
///
/// @param whereabouts the command, as it is called from where the person is
/// @param portOption ` --port …`, or nothing
public record Report(URI api, String whereabouts, String portOption) {
    private static final double DEGREES = 0.0002;
    private static final double METRES = 2;

    public void print(List<Demo.Seen> packages, TrackPoint last, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n%-20s  %11s  %12s  %10s  %-24s  %s%n",
                "package",
                "latitude",
                "longitude",
                "altitude",
                "since",
                "scans in history");
        for (var seen : packages) {
            var position = seen.location().path("position");
            out.printf(
                    Locale.ROOT,
                    "%-20s  %11.6f  %12.6f  %8.2f m  %-24s  %s%n",
                    seen.packageId(),
                    position.path("latitude").asDouble(),
                    position.path("longitude").asDouble(),
                    position.path("altitude").asDouble(),
                    seen.location().path("since").asText("-"),
                    seen.scansInHistory() < 0 ? "" : seen.scansInHistory());
        }
        var first = packages.getFirst().packageId();
        out.printf("""

                Where one package is, what is within some metres of the last point, and where one package was:
                  TOKEN=$(%1$s token%2$s)
                  curl -H "Authorization: Bearer $TOKEN" "%3$s/packages/%4$s"
                  curl -H "Authorization: Bearer $TOKEN" "%3$s/packages?bbox=%5$s&limit=1000"
                  curl -H "Authorization: Bearer $TOKEN" "%3$s/packages/%4$s/history?limit=1000"
                """, whereabouts, portOption, api, first, box(last));
        out.flush();
    }

    /// west, south, low, east, north, high
    private static String box(TrackPoint point) {
        return String.format(
                Locale.ROOT,
                "%.6f,%.6f,%.2f,%.6f,%.6f,%.2f",
                point.longitude() - DEGREES,
                point.latitude() - DEGREES,
                point.altitude() - METRES,
                point.longitude() + DEGREES,
                point.latitude() + DEGREES,
                point.altitude() + METRES);
    }
}
