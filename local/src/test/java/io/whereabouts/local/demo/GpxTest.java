package io.whereabouts.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpxTest {
    private static final String POINT =
            "<trkpt lat='45.5' lon='13.7'><ele>211.2</ele><time>2020-12-18T06:15:50Z</time></trkpt>";

    @TempDir
    Path folder;

    @Test
    void a_track_is_read_with_altitudes_and_times() throws IOException {
        var track = read(gpx(
                POINT + "<trkpt lat='45.6' lon='13.8'><ele>212</ele><time>2020-12-18T07:16:00.5+01:00</time></trkpt>"));

        assertThat(track.points())
                .containsExactly(
                        new TrackPoint(45.5, 13.7, 211.2, Instant.parse("2020-12-18T06:15:50Z")),
                        new TrackPoint(45.6, 13.8, 212, Instant.parse("2020-12-18T06:16:00.500Z")));
        assertThat(track.notes()).isEmpty();
    }

    @Test
    void points_without_altitude_are_at_0_metres_and_it_is_said() throws IOException {
        var track = read(gpx("<trkpt lat='45.5' lon='13.7'><time>2020-12-18T06:15:50Z</time></trkpt>"));

        assertThat(track.points().getFirst().altitude()).isZero();
        assertThat(track.notes()).singleElement().asString().contains("1 of 1 points have no altitude");
    }

    @Test
    void points_without_times_are_10_seconds_apart() throws IOException {
        var points = read(gpx("<trkpt lat='1' lon='2'><ele>3</ele></trkpt>".repeat(3)))
                .points();

        assertThat(Duration.between(points.getFirst().time(), points.getLast().time()))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void times_that_do_not_ascend_are_replaced_and_it_is_said() throws IOException {
        assertThat(read(gpx(POINT + POINT)).notes()).singleElement().asString().contains("not in order");
    }

    @Test
    void the_journey_is_shifted_to_its_ending_in_its_own_cadence() throws IOException {
        var ending = Instant.parse("2026-11-21T04:30:00Z");
        var points = read(gpx(POINT + "<trkpt lat='1' lon='2'><ele>3</ele><time>2020-12-18T06:16:07Z</time></trkpt>"))
                .endingAt(ending)
                .points();

        assertThat(points).extracting(TrackPoint::time).containsExactly(ending.minusSeconds(17), ending);
    }

    @Test
    void the_own_track_has_altitudes_and_times() throws IOException {
        try (var own = Gpx.class.getResourceAsStream("track.gpx")) {
            assertThat(own).isNotNull();
            var track = Gpx.read(own);
            assertThat(track.points()).hasSizeBetween(50, 80);
            assertThat(track.notes()).isEmpty();
        }
    }

    @Test
    void nothing_from_outside_the_file_is_read() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "45");
        var hostile = "<?xml version='1.0'?><!DOCTYPE gpx [<!ENTITY x SYSTEM '%s'>]>".formatted(secret.toUri())
                + gpx("<trkpt lat='45.5' lon='13.7'><ele>&x;</ele></trkpt>");

        assertThatThrownBy(() -> read(hostile)).isInstanceOf(BadTrack.class).hasMessageContaining("DOCTYPE");
    }

    @Test
    void entities_that_multiply_are_not_expanded() {
        var hostile = "<?xml version='1.0'?><!DOCTYPE gpx [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>"
                + gpx("<name>&b;</name>" + POINT);

        assertThatThrownBy(() -> read(hostile)).isInstanceOf(BadTrack.class).hasMessageContaining("DOCTYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not XML",
                "<gpx>",
                "<html/>",
                "<gpx xmlns='http://www.topografix.com/GPX/1/1'/>",
                "<gpx><trk><trkseg><trkpt lat='91' lon='0'/></trkseg></trk></gpx>",
                "<gpx><trk><trkseg><trkpt lat='NaN' lon='0'/></trkseg></trk></gpx>",
                "<gpx><trk><trkseg><trkpt lon='0'/></trkseg></trk></gpx>",
                "<gpx><trk><trkseg><trkpt lat='0' lon='0'><ele>high</ele></trkpt></trkseg></trk></gpx>",
                "<gpx><trk><trkseg><trkpt lat='0' lon='0'><time>noon</time></trkpt></trkseg></trk></gpx>",
            })
    void what_is_no_track_is_refused(String file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(BadTrack.class);
    }

    private static String gpx(String points) {
        return "<gpx xmlns='http://www.topografix.com/GPX/1/1' version='1.1'><trk><trkseg>%s</trkseg></trk></gpx>"
                .formatted(points);
    }

    private static Track read(String file) throws IOException {
        return Gpx.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
