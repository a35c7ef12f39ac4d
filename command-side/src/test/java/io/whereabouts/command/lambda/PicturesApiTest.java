package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureTicket;
import io.whereabouts.events.json.PictureTicketText;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesApiTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final String JPEG = "{\"contentType\": \"image/jpeg\", \"size\": 345678}";

    private Api api;

    @BeforeEach
    void start() {
        api = Api.on(DYNAMO_DB.client(), DYNAMO_DB.createEventsTable(), Clock.systemUTC());
        assertThat(api.register("{\"package\": \"%s\"}".formatted(PACKAGE)).status())
                .isEqualTo(201);
    }

    @Test
    void a_link_takes_one_file_of_the_size_and_the_type_that_were_said() {
        var answer = api.picture(PACKAGE, JPEG);

        assertThat(answer.status()).isEqualTo(200);
        var upload = answer.body().path("upload");
        var url = URI.create(upload.path("url").asText());
        assertThat(url.getPath())
                .isEqualTo("/pending/" + answer.body().path("picture").asText());
        assertThat(query(url))
                .containsEntry("X-Amz-Expires", "600")
                .containsEntry(
                        "X-Amz-SignedHeaders", "content-length;content-type;host;if-none-match;x-amz-meta-ticket");
        assertThat(upload.path("method").asText()).isEqualTo("PUT");
        assertThat(upload.path("headers").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("content-type", "if-none-match", "x-amz-meta-ticket");
        assertThat(upload.at("/headers/content-type").asText()).isEqualTo("image/jpeg");
        assertThat(upload.at("/headers/if-none-match").asText()).isEqualTo("*");
        assertThat(Instant.parse(upload.path("expiresAt").asText()))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(9)), Instant.now().plus(Duration.ofMinutes(10)));
    }

    @Test
    void the_ticket_says_whose_picture_it_is_and_who_asked() {
        var ticket = ticket(api.picture(PACKAGE, """
                {"contentType": "image/png", "size": 1, "caption": "a dent", "takenAt": "2026-11-01T09:00:00Z",
                 "sha256": "%s"}""".formatted("0f".repeat(32))));

        assertThat(ticket.packageId()).hasToString(PACKAGE);
        assertThat(ticket.contentType()).isEqualTo(PictureFormat.PNG);
        assertThat(ticket.caption()).hasToString("Optional[a dent]");
        assertThat(ticket.sha256()).hasToString("Optional[%s]".formatted("0f".repeat(32)));
        assertThat(ticket.happenedAt()).isBeforeOrEqualTo(Instant.now());
        assertThat(ticket.actor()).isEqualTo("subject-1");
        assertThat(ticket.correlationId()).isEqualTo("correlation-1");
    }

    @Test
    void a_camera_whose_clock_is_fast_has_taken_it_now() {
        var ticket = ticket(api.picture(
                PACKAGE, "{\"contentType\": \"image/png\", \"size\": 1, \"takenAt\": \"2999-01-01T00:00:00Z\"}"));
        assertThat(ticket.happenedAt()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void each_link_is_for_another_picture() {
        assertThat(api.picture(PACKAGE, JPEG).body().path("picture"))
                .isNotEqualTo(api.picture(PACKAGE, JPEG).body().path("picture"));
    }

    @Test
    void only_a_package_that_lives_gets_one() {
        assertThat(api.picture(Api.OTHER_PACKAGE, JPEG).status()).isEqualTo(404);
        var close = Api.request("PUT /packages/{id}/status", "{\"status\": \"closed\"}")
                .withPathParameters(Map.of("id", PACKAGE));
        assertThat(api.send(close).status()).isEqualTo(200);
        assertThat(api.picture(PACKAGE, JPEG).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"size": 1}                                                   | contentType
            {"contentType": "image/webp", "size": 1}                      | contentType
            {"contentType": "text/html", "size": 1}                       | contentType
            {"contentType": "image/jpeg"}                                 | size
            {"contentType": "image/jpeg", "size": 0}                      | size
            {"contentType": "image/jpeg", "size": 15000001}               | size
            {"contentType": "image/jpeg", "size": 1.5}                    | size
            {"contentType": "image/jpeg", "size": 1, "sha256": "0F"}      | sha256
            {"contentType": "image/jpeg", "size": 1, "caption": " "}      | caption
            {"contentType": "image/jpeg", "size": 1, "takenAt": "now"}    | takenAt
            {"contentType": "image/jpeg", "size": 1, "key": "pictures/x"} | key
            """)
    void what_cannot_be_is_refused_by_its_field(String body, String field) {
        var answer = api.picture(PACKAGE, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asText()).isEqualTo(field);
    }

    @Test
    void the_longest_caption_is_carried_whole() {
        var offer = "{\"contentType\": \"image/jpeg\", \"size\": 1, \"sha256\": \"%s\", \"caption\": \"%s\"}"
                .formatted("0f".repeat(32), "😀".repeat(200));
        var request = Api.request("POST /packages/{id}/pictures", offer).withPathParameters(Map.of("id", PACKAGE));

        assertThat(ticket(api.send(request)).caption().orElseThrow().value()).hasSize(400);
    }

    private static PictureTicket ticket(Api.Answer answer) {
        return PictureTicketText.read(
                answer.body().at("/upload/headers/x-amz-meta-ticket").asText());
    }

    private static Map<String, String> query(URI url) {
        return Arrays.stream(url.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
