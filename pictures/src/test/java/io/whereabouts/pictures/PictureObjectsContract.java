package io.whereabouts.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.pictures.PictureObjects.TooLong;
import io.whereabouts.pictures.PictureObjects.Upload;
import org.junit.jupiter.api.Test;

/// What is needed of a bucket, of S3 and of the one in memory alike.
abstract class PictureObjectsContract {
    abstract PictureObjects objects();

    abstract void upload(String key, Upload upload);

    abstract byte[] stored(String key);

    @Test
    void an_upload_comes_with_its_ticket_and_its_type() throws TooLong {
        upload("pending/1", new Upload("t1", "image/png", text("12345")));
        var upload = objects().upload("pending/1", 5);
        assertThat(upload.ticket()).isEqualTo("t1");
        assertThat(upload.contentType()).isEqualTo("image/png");
        assertThat(upload.bytes()).isEqualTo(text("12345"));
    }

    @Test
    void one_that_is_too_long_is_not_read() {
        upload("pending/1", new Upload("t1", "image/png", text("12345")));
        assertThatThrownBy(() -> objects().upload("pending/1", 4)).isInstanceOf(TooLong.class);
    }

    @Test
    void one_that_is_gone_is_an_error() {
        assertThatThrownBy(() -> objects().upload("pending/none", 5)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void what_is_kept_stays_as_it_is() {
        objects().keep("pictures/1/1/full.jpg", text("first"));
        objects().keep("pictures/1/1/full.jpg", text("second"));
        assertThat(stored("pictures/1/1/full.jpg")).isEqualTo(text("first"));
    }

    @Test
    void an_explanation_is_the_last_one() {
        objects().explain("refused/1", "{}");
        objects().explain("refused/1", "{\"reason\":\"ü\"}");
        assertThat(stored("refused/1")).isEqualTo(text("{\"reason\":\"ü\"}"));
    }

    private static byte[] text(String value) {
        return value.getBytes(UTF_8);
    }
}
