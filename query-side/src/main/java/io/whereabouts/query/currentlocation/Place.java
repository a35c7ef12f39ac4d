package io.whereabouts.query.currentlocation;

import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2LatLng;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Position;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where the index `by-place` finds a package: an S2 cell of level 16 (about 150 m wide), and in it a band of
/// altitude.
///
/// @param leaf the S2 cell of level 30 (about 1 cm wide) that holds the position
/// @param band how many bands of 4 m it is above the lowest altitude there is
record Place(S2CellId leaf, int band) {
    static final int LEVEL = 16;
    static final int REGION_LEVEL = 10;
    private static final double BAND_METRES = 4;
    private static final int BAND_DIGITS = 5;
    private static final int LEAF_DIGITS = 16;

    /// The longest canonical identifier, that of an SGTIN, has 38 printable characters of ASCII.
    private static final Pattern SPOT =
            Pattern.compile("[0-9]{" + BAND_DIGITS + "}#[0-9a-f]{" + LEAF_DIGITS + "}#[!-~]{1,38}");

    static Place of(Position position) {
        return new Place(
                S2CellId.fromLatLng(S2LatLng.fromDegrees(position.latitude(), position.longitude())),
                band(position.altitude()));
    }

    static int band(double altitude) {
        return (int) Math.floor((altitude - Position.LOWEST) / BAND_METRES);
    }

    /// The partition: nine hexadecimal digits.
    String cell() {
        return leaf.parent(LEVEL).toToken();
    }

    /// About 10 km wide, five hexadecimal digits: written anew only when it is crossed.
    String region() {
        return leaf.parent(REGION_LEVEL).toToken();
    }

    /// The sort key: within a cell by band, leaf and package.
    String spot(PackageId packageId) {
        return bandText(band) + "#" + leaf.toToken() + "#" + packageId.canonical();
    }

    /// Sorts as text as the bands do as numbers. A stored key: no local digits.
    static String bandText(int band) {
        return String.format(Locale.ROOT, "%0" + BAND_DIGITS + "d", band);
    }

    static boolean isSpot(String text) {
        return SPOT.matcher(text).matches();
    }

    static S2CellId leafOf(String spot) {
        return S2CellId.fromToken(spot.substring(BAND_DIGITS + 1, BAND_DIGITS + 1 + LEAF_DIGITS));
    }

    static String packageOf(String spot) {
        return spot.substring(BAND_DIGITS + 1 + LEAF_DIGITS + 1);
    }

    boolean near(Place other) {
        return band == other.band && cell().equals(other.cell());
    }
}
