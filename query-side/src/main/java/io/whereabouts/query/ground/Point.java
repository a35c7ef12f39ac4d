package io.whereabouts.query.ground;

import java.math.BigDecimal;

/// A point on the plane of degrees.
///
/// @param x degrees east, beyond 180 where ground reaches over the antimeridian
/// @param y degrees north
public record Point(double x, double y) {
    /// A tenth of a nanometre. Less is 0, so that no product of differences is too small for a double.
    private static final double LEAST = 1e-15;

    /// What rounding may take from the difference of two products, or add: a little more than three half ulps of one
    /// (Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997, §4.1).
    private static final double ROUNDING = 2 * Math.ulp(1.0);

    public Point {
        x = Math.abs(x) < LEAST ? 0 : x;
        y = Math.abs(y) < LEAST ? 0 : y;
    }

    /// Where `c` is, seen along the way from here to `b`: 1 to the left, -1 to the right, 0 on the line. Exactly: what
    /// rounding leaves open is worked out without it.
    int turn(Point b, Point c) {
        var left = (b.x - x) * (c.y - y);
        var right = (b.y - y) * (c.x - x);
        var turn = left - right;
        return Math.abs(turn) > ROUNDING * (Math.abs(left) + Math.abs(right))
                ? (int) Math.signum(turn)
                : exact(b.x, x).multiply(exact(c.y, y)).compareTo(exact(b.y, y).multiply(exact(c.x, x)));
    }

    private static BigDecimal exact(double minuend, double subtrahend) {
        return new BigDecimal(minuend).subtract(new BigDecimal(subtrahend));
    }
}
