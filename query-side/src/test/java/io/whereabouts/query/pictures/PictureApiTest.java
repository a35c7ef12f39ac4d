package io.whereabouts.query.pictures;

import static io.whereabouts.query.pictures.Pictures.LIFE;
import static io.whereabouts.query.pictures.Pictures.NEXT_LIFE;
import static io.whereabouts.query.pictures.Pictures.PACKAGE;
import static io.whereabouts.query.pictures.Pictures.id;
import static io.whereabouts.query.pictures.Pictures.kept;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class PictureApiTest {
    private final String bucket = "pictures-" + UUID.randomUUID();
    private final InMemoryPictureEvents events = new InMemoryPictureEvents();
    private final PictureApi api = new PictureApi(
            events,
            Refusals.in(LocalAws.s3(), bucket),
            DownloadLinks.from(
                    S3Presigner.builder()
                            .region(Region.EU_CENTRAL_1)
                            .credentialsProvider(
                                    StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                            .build(),
                    bucket));

    @BeforeEach
    void start() {
        LocalAws.s3().createBucket(create -> create.bucket(bucket));
        events.lives.put(PACKAGE, LIFE);
    }

    @Test
    void a_picture_is_answered_with_links_that_show_it_as_a_picture_for_minutes() {
        events.pictures.add(kept(PACKAGE, LIFE, 1));

        var picture = list(Map.of()).at("/pictures/0");
        assertThat(picture.path("picture").asText()).isEqualTo(id(1).value());
        assertThat(picture.path("caption").asText()).isEqualTo("a dent");
        assertThat(picture.path("addedBy").asText()).isEqualTo("subject-1");
        assertThat(picture.at("/uploaded/contentType").asText()).isEqualTo("image/png");
        assertThat(picture.path("full").asText())
                .contains("pictures/%s/%s/full.jpg?".formatted(LIFE, id(1)))
                .contains("response-content-type=image%2Fjpeg")
                .contains("response-content-disposition=inline%3B%20filename%3D")
                .contains("X-Amz-Expires=300");
        assertThat(picture.path("thumbnail").asText()).contains("/thumbnail.jpg?");
        assertThat(picture.has("linksExpireAt")).isTrue();
    }

    @Test
    void the_pictures_of_an_earlier_life_are_not_those_of_the_next() {
        events.pictures.add(kept(PACKAGE, LIFE, 1));
        events.lives.put(PACKAGE, NEXT_LIFE);
        assertThat(list(Map.of()).path("pictures")).isEmpty();
        assertThat(one(id(1).value()).getStatusCode()).isEqualTo(404);
    }

    @Test
    void pages_have_each_picture_once() {
        for (var number = 1; number <= 5; number++) {
            events.pictures.add(kept(PACKAGE, LIFE, number));
        }
        var seen = new ArrayList<String>();
        var query = Map.of("limit", "2");
        for (var page = list(query); ; page = list(query)) {
            page.path("pictures")
                    .forEach(picture -> seen.add(picture.path("picture").asText()));
            if (!page.has("next")) {
                break;
            }
            query = Map.of("limit", "2", "cursor", page.path("next").asText());
        }
        assertThat(seen).containsExactly(idsTo(5).toArray(String[]::new));
    }

    @Test
    void a_page_fits_an_answer_of_Lambda_whatever_is_asked_for() {
        for (var number = 0; number <= PictureApi.MOST; number++) {
            events.pictures.add(kept(PACKAGE, LIFE, number));
        }
        var page = list(Map.of("limit", "1000"));
        assertThat(page.path("pictures")).hasSize(PictureApi.MOST);
        assertThat(page.has("next")).isTrue();
    }

    @Test
    void what_became_of_one_upload_is_answered() {
        events.pictures.add(kept(PACKAGE, LIFE, 1));
        refuse(id(2).value(), PACKAGE);
        assertThat(Http.body(one(id(1).value())).path("status").asText()).isEqualTo("added");
        var refused = Http.body(one(id(2).value()));
        assertThat(refused.path("status").asText()).isEqualTo("refused");
        assertThat(refused.path("reason").asText()).isEqualTo("no picture");
        assertThat(one(id(3).value()).getStatusCode()).isEqualTo(404);
    }

    @Test
    void the_refusal_of_another_packages_upload_is_not_found() {
        refuse(id(2).value(), Pictures.OTHER);
        assertThat(one(id(2).value()).getStatusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_is_refused_by_its_name() {
        assertThat(field(one("pictures/x"))).isEqualTo("picture");
        assertThat(field(get(Map.of("cursor", "x")))).isEqualTo("cursor");
        assertThat(field(get(Map.of("limit", "0")))).isEqualTo("limit");
        assertThat(field(get(Map.of("life", "1")))).isEqualTo("life");
        events.lives.clear();
        assertThat(get(Map.of()).getStatusCode()).isEqualTo(404);
    }

    private void refuse(String picture, PackageId packageId) {
        LocalAws.s3()
                .putObject(
                        put -> put.bucket(bucket).key("refused/" + picture),
                        RequestBody.fromString("{\"package\":\"%s\",\"reason\":\"no picture\"}".formatted(packageId)));
    }

    private static List<String> idsTo(int last) {
        var ids = new ArrayList<String>();
        for (var number = 1; number <= last; number++) {
            ids.add(id(number).value());
        }
        return ids;
    }

    private static String field(APIGatewayV2HTTPResponse response) {
        assertThat(response.getStatusCode()).isEqualTo(400);
        return Http.body(response).path("field").asText();
    }

    private JsonNode list(Map<String, String> query) {
        var response = get(query);
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        return Http.body(response);
    }

    private APIGatewayV2HTTPResponse get(Map<String, String> query) {
        return api.handleRequest(
                Http.get("GET /packages/{id}/pictures", Map.of("id", PACKAGE.canonical()), query), NoLambda.CONTEXT);
    }

    private APIGatewayV2HTTPResponse one(String picture) {
        return api.handleRequest(
                Http.get(
                        "GET /packages/{id}/pictures/{picture}",
                        Map.of("id", PACKAGE.canonical(), "picture", picture),
                        Map.of()),
                NoLambda.CONTEXT);
    }
}
