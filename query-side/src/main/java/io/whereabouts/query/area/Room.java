package io.whereabouts.query.area;

import io.whereabouts.events.Corner;
import io.whereabouts.events.Position;
import io.whereabouts.events.Volume;
import io.whereabouts.query.ground.Ground;
import io.whereabouts.query.ground.Patch;
import io.whereabouts.query.ground.Point;
import io.whereabouts.query.ground.Ring;
import java.util.ArrayList;
import java.util.List;

/// A volume with a floor of its own: that of a read point, or one that somebody drew on a map.
///
/// @param low metres, as positions have them
public record Room(Ground ground, double low, double high) implements Area {
    /// Its edges go the shorter way round the earth, as the contract has them: longitudes are continued beyond 180
    /// where the floor reaches over the antimeridian.
    public static Room of(Volume volume) {
        var points = new ArrayList<Point>();
        var before = volume.floor().getFirst().longitude();
        var round = 0;
        for (Corner corner : volume.floor()) {
            var east = corner.longitude() - before;
            round += east > 180 ? -360 : east < -180 ? 360 : 0;
            points.add(new Point(corner.longitude() + round, corner.latitude()));
            before = corner.longitude();
        }
        var floor = new Patch(List.of(new Ring(points)));
        return new Room(new Ground(List.of(floor)), volume.lowest(), volume.highest());
    }

    @Override
    public boolean contains(Position position) {
        return position.altitude() >= low
                && position.altitude() <= high
                && ground.contains(position.latitude(), position.longitude());
    }
}
