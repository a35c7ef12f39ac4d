package io.whereabouts.endtoend;

import static io.whereabouts.endtoend.Api.items;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Pictures of packages (T7): by links alone, as a telephone's browser would do it.
@ExtendWith(LocalEnvironment.class)
class PicturesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final PictureFile PHOTOGRAPH = PictureFile.of("jpg", 1_600, 1_200);

    @Test
    void a_picture_is_uploaded_once_shown_small_and_large_and_told_in_the_history(Whereabouts environment) {
        var api = registered(environment, 7_001);
        var offered = offer(api, 7_001, PHOTOGRAPH.offer("image/jpeg"));

        assertThat(PHOTOGRAPH.upload(offered.path("upload"))).isEqualTo(200);
        assertThat(PHOTOGRAPH.upload(offered.path("upload"))).as("again").isEqualTo(412);

        var pictures = "/packages/%s/pictures".formatted(Journey.sscc(7_001));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(items(api.get(pictures).json().path("pictures")))
                        .hasSize(1));
        var picture = api.get(pictures).json().at("/pictures/0");
        assertThat(picture.path("picture")).isEqualTo(offered.path("picture"));
        assertThat(picture.path("addedBy").asText()).isEqualTo("end-to-end");
        var thumbnail = PictureFile.download(picture.path("thumbnail").asText());
        assertThat(thumbnail.statusCode()).isEqualTo(200);
        assertThat(thumbnail.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(PictureFile.image(thumbnail.body()).getWidth()).isEqualTo(320);
        var full = PictureFile.download(picture.path("full").asText());
        assertThat(PictureFile.image(full.body()).getHeight()).isEqualTo(1_200);
        assertThat(PictureFile.download(picture.path("full").asText().replace("image%2Fjpeg", "text%2Fhtml"))
                        .statusCode())
                .as("shown as a page")
                .isEqualTo(403);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(items(api.get("/packages/%s/history".formatted(Journey.sscc(7_001)))
                                .json()
                                .path("entries")))
                        .filteredOn(entry -> entry.path("type").asText().equals("PictureAdded"))
                        .singleElement()
                        .satisfies(entry -> {
                            assertThat(entry.path("actor").asText()).isEqualTo("end-to-end");
                            assertThat(entry.at("/payload/picture")).isEqualTo(offered.path("picture"));
                        }));
    }

    @Test
    void a_link_is_good_for_nothing_else(Whereabouts environment) {
        var api = registered(environment, 7_002);
        var upload = offer(api, 7_002, PHOTOGRAPH.offer("image/jpeg")).path("upload");
        var url = upload.path("url").asText();

        assertThat(PictureFile.of("jpg", 40, 30).upload(upload))
                .as("another size")
                .isEqualTo(403);
        assertThat(PHOTOGRAPH.upload(upload, url, Map.of("content-type", "text/html")))
                .as("another type")
                .isEqualTo(403);
        assertThat(PHOTOGRAPH.upload(upload, url.replace("/pending/", "/pictures/"), Map.of()))
                .as("another place")
                .isEqualTo(403);
        assertThat(PHOTOGRAPH.upload(upload, url.replace("X-Amz-Expires=600", "X-Amz-Expires=86400"), Map.of()))
                .as("for longer")
                .isEqualTo(403);
        assertThat(PHOTOGRAPH.upload(upload, url.replaceFirst("\\?.*", ""), Map.of()))
                .as("without a signature")
                .isEqualTo(403);
        assertThat(PHOTOGRAPH.upload(upload)).as("what it is for").isEqualTo(200);
    }

    @Test
    void what_is_no_picture_is_refused_and_whoever_sent_it_learns_why(Whereabouts environment) {
        var api = registered(environment, 7_003);
        var half = new PictureFile(Arrays.copyOf(PHOTOGRAPH.bytes(), PHOTOGRAPH.bytes().length / 2));
        var page = new PictureFile("<html><script>alert(1)</script></html>".getBytes(UTF_8));

        assertRefused(api, page, "image/jpeg", "no picture that we know");
        assertRefused(api, PictureFile.of("png", 40, 30), "image/jpeg", "is image/png");
        assertRefused(api, half, "image/jpeg", "ends before the picture does");
        assertRefused(api, bomb(), "image/png", "60000 by 60000 pixels");
        assertThat(api.get("/packages/%s/pictures".formatted(Journey.sscc(7_003)))
                        .json()
                        .path("pictures"))
                .isEmpty();
    }

    @Test
    void only_who_may_write_gets_a_link_and_only_for_what_lives(Whereabouts environment) {
        var api = registered(environment, 7_004);
        var path = "/packages/%s/pictures".formatted(Journey.sscc(7_004));
        var offer = PHOTOGRAPH.offer("image/jpeg");

        assertThat(environment.withAuthorization("").post(path, offer).status()).isEqualTo(401);
        assertThat(environment
                        .withAuthorization("Bearer " + environment.token("packages:read scans:write"))
                        .post(path, offer)
                        .status())
                .isEqualTo(403);
        assertThat(api.put("/packages/%s/status".formatted(Journey.sscc(7_004)), Map.of("status", "closed"))
                        .status())
                .isEqualTo(200);
        assertThat(api.post(path, offer).status()).isEqualTo(409);
        assertThat(api.get(path).json().path("pictures")).isEmpty();
    }

    private static void assertRefused(Api api, PictureFile file, String contentType, String reason) {
        var offered = offer(api, 7_003, file.offer(contentType));
        assertThat(file.upload(offered.path("upload"))).isEqualTo(200);
        var path = "/packages/%s/pictures/%s"
                .formatted(Journey.sscc(7_003), offered.path("picture").asText());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(api.get(path).json().path("reason").asText()).contains(reason));
        assertThat(api.get(path).json().path("status").asText()).isEqualTo("refused");
    }

    /// A few bytes that say they are 60,000 by 60,000 pixels.
    private static PictureFile bomb() {
        var png = PictureFile.of("png", 4, 4).bytes();
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        var checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return new PictureFile(png);
    }

    private static Api registered(Whereabouts environment, int number) {
        var api = environment.api();
        assertThat(api.post("/packages", Map.of("package", Journey.sscc(number)))
                        .status())
                .isIn(200, 201);
        return api;
    }

    private static JsonNode offer(Api api, int number, Map<String, Object> offer) {
        var answer = api.post("/packages/%s/pictures".formatted(Journey.sscc(number)), offer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
