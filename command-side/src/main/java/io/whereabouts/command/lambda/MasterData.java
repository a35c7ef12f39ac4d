package io.whereabouts.command.lambda;

import io.whereabouts.command.definereadpoint.ReadPoint;
import io.whereabouts.command.scanners.Scanner;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.Sgln;
import java.util.Map;
import java.util.Objects;

/// What was decided about the scanners and read points of one request, when it came. A scan is an observation:
/// what is decided about them meanwhile conflicts with nothing.
record MasterData(Map<ScannerId, Scanner> scanners, Map<Sgln, ReadPoint> readPoints) {
    MasterData {
        scanners = Map.copyOf(scanners);
        readPoints = Map.copyOf(readPoints);
    }

    /// @param id one of the request's
    Scanner scanner(ScannerId id) {
        return Objects.requireNonNull(scanners.get(id));
    }

    /// @param id one of the request's
    ReadPoint readPoint(Sgln id) {
        return Objects.requireNonNull(readPoints.get(id));
    }
}
