package io.whereabouts.query.area;

import com.google.common.geometry.S2Region;
import io.whereabouts.events.Position;

/// A volume that can be asked about: a piece of ground, from one altitude to another.
public interface Area {
    /// Exactly, borders included.
    boolean contains(Position position);

    /// Holds all of the ground; it may hold a little more.
    S2Region ground();

    /// Metres, as positions have them.
    double low();

    double high();
}
