package io.whereabouts.query.ground;

/// A straight line between two corners, which belong to it.
record Edge(Point a, Point b) {
    Window around() {
        return new Window(
                Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()), Math.max(a.y(), b.y()));
    }

    boolean has(Point point) {
        return Math.min(a.x(), b.x()) <= point.x()
                && point.x() <= Math.max(a.x(), b.x())
                && Math.min(a.y(), b.y()) <= point.y()
                && point.y() <= Math.max(a.y(), b.y())
                && a.turn(b, point) == 0;
    }

    /// Whether a ray from there to the east crosses it. Its northern end does not belong to it here, so that a corner
    /// is crossed once.
    boolean isCrossedEastOf(Point point) {
        return a.y() > point.y() != b.y() > point.y()
                && point.x() <= Math.max(a.x(), b.x())
                && a.turn(b, point) > 0 == b.y() > a.y();
    }

    boolean meets(Edge other) {
        return around().meets(other.around())
                && a.turn(b, other.a) * a.turn(b, other.b) <= 0
                && other.a.turn(other.b, a) * other.a.turn(other.b, b) <= 0;
    }

    /// Unless all of the window's corners are on one side of the line.
    boolean meets(Window window) {
        return around().meets(window)
                && Math.abs(a.turn(b, window.southWest())
                                + a.turn(b, window.southEast())
                                + a.turn(b, window.northEast())
                                + a.turn(b, window.northWest()))
                        < 4;
    }

    /// Whether the next edge, which begins at `b`, goes back over this one, or one of the two has no length.
    boolean isTurnedBackBy(Edge next) {
        return a.turn(b, next.b) == 0
                && (b.x() - a.x()) * (next.b.x() - b.x()) + (b.y() - a.y()) * (next.b.y() - b.y()) <= 0;
    }
}
