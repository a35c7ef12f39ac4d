package io.whereabouts.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureFormat;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private static final long SEED = Long.getLong("seed", new Random().nextLong());

    @Test
    void a_picture_is_kept_as_large_as_it_is_and_small() throws NotKept {
        var pair = rendered(PictureFormat.JPEG, Files.jpeg(800, 600));
        assertThat(pair.full()).matches(full -> full.width() == 800 && full.height() == 600);
        assertThat(pair.thumbnail()).matches(small -> small.width() == 320 && small.height() == 240);
        assertThat(Files.read(pair.thumbnail().jpeg()).getWidth()).isEqualTo(320);
    }

    @Test
    void one_that_is_very_large_is_kept_as_large_as_is_of_use() throws NotKept {
        var full = rendered(PictureFormat.JPEG, Files.jpeg(6_000, 50)).full();
        assertThat(full.width()).isEqualTo(PictureAdded.LONGEST_SIDE);
        assertThat(full.height()).isEqualTo(34);
    }

    @Test
    void one_that_is_small_stays_so() throws NotKept {
        var pair = rendered(PictureFormat.PNG, Files.png(1, 1));
        assertThat(pair.full().width()).isEqualTo(1);
        assertThat(pair.thumbnail().height()).isEqualTo(1);
    }

    @Test
    void a_camera_that_was_held_upright_gives_an_upright_picture() throws NotKept {
        var full = rendered(PictureFormat.JPEG, Files.photograph(400, 200)).full();
        assertThat(full).matches(it -> it.width() == 200 && it.height() == 400);
        var image = Files.read(full.jpeg());
        assertThat(isNear(Color.RED, image, 100, 50))
                .as("the left of the sensor is above")
                .isTrue();
        assertThat(isNear(Color.BLUE, image, 100, 350)).isTrue();
    }

    @Test
    void where_it_was_taken_and_whatever_else_was_in_the_file_is_not_kept() throws NotKept {
        var script = Files.withSegment(Files.photograph(40, 20), 0xFE, Files.html());
        var polyglot = Files.joined(script, "PK\3\4 a second file".getBytes(StandardCharsets.US_ASCII));
        var kept = new String(rendered(PictureFormat.JPEG, polyglot).full().jpeg(), StandardCharsets.ISO_8859_1);
        assertThat(kept).doesNotContain(Files.PLACE, "Exif", "<script>", "second file");
    }

    @Test
    void what_is_transparent_is_white() throws NotKept {
        var image = Files.read(
                rendered(PictureFormat.PNG, Files.transparentPng()).full().jpeg());
        assertThat(isNear(Color.WHITE, image, 20, 15)).isTrue();
    }

    @Test
    void a_bomb_is_refused_by_its_size_before_it_goes_off() {
        assertThatThrownBy(() -> rendered(PictureFormat.PNG, Files.pngBomb()))
                .isInstanceOf(NotKept.class)
                .hasMessageContaining("60000 by 60000 pixels");
        assertThatThrownBy(() -> rendered(PictureFormat.JPEG, Files.jpegBomb()))
                .isInstanceOf(NotKept.class)
                .hasMessageContaining("60000 by 60000 pixels");
    }

    @Test
    void a_text_that_may_unpack_to_anything_is_not_even_seen_by_the_decoder() throws NotKept {
        var png = Files.png(40, 30);
        assertThat(FileFormat.safe(PictureFormat.PNG, Files.withPackedText(png)))
                .isEqualTo(png);
    }

    @Test
    void a_picture_that_is_gone_over_again_and_again_is_refused() {
        var scans = new byte[2 * (FileFormat.MOST_SCANS + 1)];
        for (var i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xFF;
            scans[i + 1] = (byte) 0xDA;
        }
        assertThatThrownBy(() -> rendered(PictureFormat.JPEG, Files.joined(Files.jpeg(8, 8), scans)))
                .isInstanceOf(NotKept.class)
                .hasMessageContaining("scans");
    }

    @Test
    void half_a_file_is_no_picture() {
        for (var format : PictureFormat.values()) {
            var whole = format == PictureFormat.JPEG ? Files.jpeg(640, 480) : Files.png(640, 480);
            assertThatThrownBy(() -> rendered(format, Arrays.copyOf(whole, whole.length / 2)))
                    .isInstanceOf(NotKept.class)
                    .hasMessageContaining("ends before");
        }
    }

    @Test
    void whatever_is_in_a_file_it_is_a_picture_or_refused() {
        var random = new Random(SEED);
        for (var i = 0; i < 400; i++) {
            var format = i % 2 == 0 ? PictureFormat.JPEG : PictureFormat.PNG;
            var file = format == PictureFormat.JPEG ? Files.photograph(40, 30) : Files.png(40, 30);
            for (var changes = 1 + random.nextInt(8); changes > 0; changes--) {
                file[3 + random.nextInt(file.length - 3)] = (byte) random.nextInt();
            }
            try {
                assertThat(rendered(format, file).full().width()).isPositive();
            } catch (NotKept refused) {
                assertThat(refused).as("-Dseed=%d", SEED).hasMessageNotContaining("Exception");
            }
        }
    }

    private static Rendering.Pair rendered(PictureFormat format, byte[] file) throws NotKept {
        return Rendering.of(Decoding.of(format, file));
    }

    private static boolean isNear(Color wanted, BufferedImage image, int x, int y) {
        var found = new Color(image.getRGB(x, y));
        return Math.abs(wanted.getRed() - found.getRed()) < 20
                && Math.abs(wanted.getGreen() - found.getGreen()) < 20
                && Math.abs(wanted.getBlue() - found.getBlue()) < 20;
    }
}
