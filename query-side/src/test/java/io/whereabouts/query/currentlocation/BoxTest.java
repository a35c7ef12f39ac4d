package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.packageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.events.Position;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.http.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTest {

    @Test
    void what_is_in_a_box_is_in_its_cells_and_between_its_spots() {
        var random = Seed.random(BoxTest.class);
        var inside = 0;
        for (var run = 0; run < 20_000; run++) {
            var west = longitude(random);
            var east = wrapped(west + random.nextInt(4) * 0.002 * random.nextDouble());
            var south = latitude(random);
            var north = Math.min(90, south + random.nextInt(4) * 0.002 * random.nextDouble());
            var low = Position.LOWEST + random.nextInt(28_000) * 4.0 + random.nextInt(3);
            var high = Math.min(Position.HIGHEST, low + random.nextInt(3) * 2.5);
            var box = new Box(west, south, low, east, north, high);
            var latitude = between(random, south, north);
            var position = new Position(
                    latitude,
                    Math.abs(latitude) == 90
                            ? longitude(random)
                            : wrapped(between(random, west, west <= east ? east : east + 360)),
                    between(random, low, high),
                    Optional.empty());
            if (!box.contains(position)) {
                continue; // rounding took it over the border
            }
            inside++;
            var place = Place.of(position);
            var entry = new Entry(place.cell(), place.spot(packageId(run)));
            var search = Search.of(box);
            assertThat(search).isInstanceOf(Search.Near.class);
            assertThat(search.isOn(entry)).as("%s in %s", position, box).isTrue();
            assertThat(search.mayHold(entry)).as("%s in %s", position, box).isTrue();
        }
        assertThat(inside).isGreaterThan(19_000);
    }

    private static double longitude(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 180;
            case 1 -> -180;
            case 2 -> 179.9999;
            default -> random.nextDouble() * 360 - 180;
        };
    }

    private static double latitude(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> 90;
            case 1 -> -90;
            case 2 -> 89.9999;
            default -> random.nextDouble() * 160 - 80;
        };
    }

    private static double wrapped(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude;
    }

    private static double between(Random random, double least, double greatest) {
        return switch (random.nextInt(3)) {
            case 0 -> least;
            case 1 -> greatest;
            default -> least + random.nextDouble() * (greatest - least);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "179.9,-1,0,-179.9,1,10,      180,0,5,  true", // across the antimeridian
        "179.9,-1,0,-179.9,1,10,     -180,0,5,  true",
        "179.9,-1,0,-179.9,1,10,    -179.95,0,5,true",
        "179.9,-1,0,-179.9,1,10,      0,0,5,    false",
        "179.9,-1,0,180,1,10,        -180,0,5,  true", // the same meridian by its other name
        "10,89,0,20,90,10,          -100,90,5,  true", // a pole has every longitude
        "10,89,0,20,90,10,          -100,89.5,5,false",
        "14,44,-8,15,45,-4,           14,44,-8, true", // borders are in; below zero as above
        "14,44,-8,15,45,-4,           15,45,-4, true",
        "14,44,-8,15,45,-4,           14.5,44.5,-3.99,false",
        "14,44,5,14,44,5,             14,44,5,  true", // a point
        "-180,-90,-12000,180,90,100000, 77,-12,100000, true",
    })
    void borders_are_included(
            double west,
            double south,
            double low,
            double east,
            double north,
            double high,
            double longitude,
            double latitude,
            double altitude,
            boolean expected) {
        var position = new Position(latitude, longitude, altitude, Optional.empty());
        assertThat(new Box(west, south, low, east, north, high).contains(position))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1,2,3,4,5",
                "1,2,3,4,5,6,7",
                "1,2,3,4,5,",
                "NaN,2,3,4,5,6",
                "1,2,Infinity,4,5,6",
                "0x1p3,2,3,4,5,6",
                "1d,2,3,4,5,6",
                "181,2,3,4,5,6",
                "1,-91,3,4,5,6",
                "1,2,-12001,4,5,6",
                "1,2,3,4,5,100001",
                "1,6,3,4,5,6",
                "1,2,7,4,5,6",
                "1,2,3,4,5,1e999"
            })
    void a_wrong_box_is_refused(String text) {
        assertThatThrownBy(() -> Box.parse(text)).isInstanceOf(Refused.class).hasMessageContaining("bbox");
    }

    @Test
    void a_box_is_read_as_it_is_written() {
        assertThat(Box.parse("+14.1,-44,.5, 15e0,45.,1e2")).isEqualTo(new Box(14.1, -44, 0.5, 15, 45, 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-180,-90,0,180,90,10|Everywhere",
                "0,0,0,180,0,0|Everywhere",
                "13.9,-90,0,13.9,90,0|Everywhere",
                "14,44,0,15,45,10|Wide",
                "14,44,0,14.05,44.05,10|Wide",
                "179.5,-1,0,-179.5,1,10|Wide",
                "0,89.5,0,1,90,10|Wide",
                "14.46,44.53,0,14.47,44.54,10|Near",
            })
    void the_larger_a_box_the_coarser_it_is_searched(String text, String search) {
        assertThat(Search.of(Box.parse(text)).getClass().getSimpleName()).isEqualTo(search);
    }

    @Test
    void a_box_on_the_antimeridian_alone_has_the_cells_of_its_both_names() {
        var box = Box.parse("180,-0.001,0,-180,0.001,10");
        for (var longitude : List.of(180, -180)) {
            var place = Place.of(new Position(0, longitude, 5, Optional.empty()));
            var entry = new Entry(place.cell(), place.spot(packageId(1)));
            assertThat(Search.of(box).isOn(entry)).isTrue();
            assertThat(Search.of(box).mayHold(entry)).isTrue();
        }
    }

    @Test
    void a_room_takes_few_cells() {
        var room = Box.parse("14.4685,44.5304,10,14.4687,44.5306,14");
        assertThat(Cover.of(room.ground(), Place.LEVEL).orElseThrow().cells()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void two_kilometres_square_are_not_too_many_cells_anywhere() {
        var random = Seed.random(BoxTest.class);
        for (var run = 0; run < 2_000; run++) {
            var south = random.nextDouble() * 178 - 89;
            var west = random.nextDouble() * 360 - 180;
            var north = south + 2_000 / 111_320.0;
            var width = 2_000 / (111_320.0 * Math.cos(Math.toRadians(Math.min(Math.abs(south), Math.abs(north)))));
            var box = new Box(west, south, 0, wrapped(west + width), north, 0);
            assertThat(Search.of(box)).as("%s", box).isInstanceOf(Search.Near.class);
        }
    }

    @Test
    void bands_sort_as_text_as_they_do_as_numbers() {
        assertThat(Place.bandText(Place.band(-12_000))).isEqualTo("00000");
        assertThat(Place.bandText(Place.band(-0.001))).isEqualTo("02999");
        assertThat(Place.bandText(Place.band(0))).isEqualTo("03000");
        assertThat(Place.bandText(Place.band(100_000))).isEqualTo("28000");
    }

    @Test
    void a_stored_key_is_the_same_in_every_locale() {
        var place = Place.of(Given.MALI_LOSINJ);
        var id = packageId(1);
        var spot = place.spot(id);
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG")); // has digits of its own
            assertThat(place.spot(id)).isEqualTo(spot);
        } finally {
            Locale.setDefault(usual);
        }
    }
}
