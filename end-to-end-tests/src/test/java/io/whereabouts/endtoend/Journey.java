package io.whereabouts.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A van's way with packages in it: at each point each package is scanned.
///
/// @param packages canonical identifiers
record Journey(List<Point> points, List<String> packages, String scanner, Instant start) {
    private static final Path REAL_TRACK = Path.of("../../shared/data/tracks/van-visnjan.gpx");
    private static final Pattern TRACK_POINT =
            Pattern.compile("<trkpt lat=\"([-0-9.]+)\" lon=\"([-0-9.]+)\">\\s*<ele>([-0-9.]+)</ele>");

    record Point(double latitude, double longitude, double altitude) {}

    /// Along the real track where it is there, else along one of the same length.
    static Journey of(int packages, int firstSerial, String scanner) {
        return new Journey(
                Files.exists(REAL_TRACK) ? real() : straight(),
                IntStream.range(firstSerial, firstSerial + packages)
                        .mapToObj(Journey::sscc)
                        .toList(),
                scanner,
                Instant.now().minusSeconds(7200));
    }

    private static List<Point> real() {
        try {
            return TRACK_POINT
                    .matcher(Files.readString(REAL_TRACK))
                    .results()
                    .map(point -> new Point(
                            Double.parseDouble(point.group(1)),
                            Double.parseDouble(point.group(2)),
                            Double.parseDouble(point.group(3))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Point> straight() {
        return IntStream.range(0, 104)
                .mapToObj(i -> new Point(47.0 + i * 0.001, 8.5 + i * 0.0005, 400 + i))
                .toList();
    }

    static String sscc(int serial) {
        var digits = "3%s%09d".formatted("0614141", serial);
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return "00" + digits + (10 - sum % 10) % 10;
    }

    Point last() {
        return points.getLast();
    }

    Instant scannedAt(int point) {
        return start.plusSeconds(10L * point);
    }

    /// One batch for each point.
    List<List<Map<String, Object>>> batches() {
        return IntStream.range(0, points.size()).mapToObj(this::scansAt).toList();
    }

    private List<Map<String, Object>> scansAt(int point) {
        var scans = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < packages.size(); i++) {
            var at = points.get(point);
            scans.add(Map.of(
                    "scanner", scanner,
                    "sequence", point * packages.size() + i,
                    "scannedAt", scannedAt(point).toString(),
                    "package", packages.get(i),
                    "position", position(at)));
        }
        return scans;
    }

    static Map<String, Object> position(Point at) {
        return Map.of("latitude", at.latitude(), "longitude", at.longitude(), "altitude", at.altitude());
    }
}
