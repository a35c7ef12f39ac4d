package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.whereabouts.api.Document;
import io.whereabouts.query.given.Http;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no drawing of a volume is refused, with what is wrong about it.
class PolygonsTest {
    private static final String SQUARE = "[[0,0],[0,1],[1,1],[1,0],[0,0]]";

    private final Asking asking = Asking.ofANewTable();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'Polygon','coordinates':[[[0,0],[0,1],[1,1],[1,0],[0,0]]]}",
                "{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[0.1,0.1],[0.2,0.1],[0.2,0.2],[0.1,0.1]]]}",
                "{'type':'MultiPolygon','coordinates':[[[[179,0],[180,0],[180,1],[179,0]]],[[[-180,0],[-179,0],[-180,1],[-180,0]]]]}",
                "{'type':'Polygon','coordinates':[[[-180,80],[0,80],[180,80],[180,90],[0,90],[-180,90],[-180,80]]]}"
            })
    void what_GeoJSON_allows_is_taken(String geometry) {
        var answer = search(question(geometry));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "7|intersects|must be a GeoJSON Polygon",
                "{}|intersects.type|must be Polygon or MultiPolygon",
                "{'type':'Point','coordinates':[1,2]}|intersects.type|must be Polygon or MultiPolygon",
                "{'type':'Polygon','coordinates':[],'crs':1}|intersects.crs|has type and coordinates",
                "{'type':'Polygon'}|intersects.coordinates|must be an array of 1 to 250 rings",
                "{'type':'Polygon','coordinates':[]}|intersects.coordinates|must be an array of 1 to 250 rings",
                "{'type':'MultiPolygon','coordinates':[[]]}|intersects.coordinates[0]|1 to 250 rings",
                "{'type':'Polygon','coordinates':[7]}|intersects.coordinates[0]|1 to 1,000 positions",
                "{'type':'Polygon','coordinates':[[[0,0],[1,1],[0,0]]]}|intersects.coordinates[0]|4 positions or more",
                "{'type':'Polygon','coordinates':[[[0,0],[0,1],[1,1],[1,0]]]}|intersects.coordinates[0]|the first again",
                "{'type':'Polygon','coordinates':[[[0,0],[0,1,5],[1,1],[0,0]]]}|intersects.coordinates[0][1]|two numbers",
                "{'type':'Polygon','coordinates':[[[0,0],['0',1],[1,1],[0,0]]]}|intersects.coordinates[0][1]|two numbers",
                "{'type':'Polygon','coordinates':[[[0,0],[44,91],[1,1],[0,0]]]}|intersects.coordinates[0][1][1]|a latitude from -90 to 90",
                "{'type':'Polygon','coordinates':[[[0,0],[181,1],[1,1],[0,0]]]}|intersects.coordinates[0][1][0]|a longitude from -180 to 180",
                "{'type':'Polygon','coordinates':[[[0,0],[1e999,1],[1,1],[0,0]]]}|intersects.coordinates[0][1][0]|a longitude from -180 to 180",
                "{'type':'Polygon','coordinates':[[[179,0],[-179,0],[-179,1],[179,0]]]}|intersects.coordinates[0][1]|cut what crosses the antimeridian",
                "{'type':'Polygon','coordinates':[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}|intersects.coordinates|[0][0] and [0][2] cross or touch",
                "{'type':'MultiPolygon','coordinates':[[[[0,0],[1,1],[1,0],[0,1],[0,0]]]]}|intersects.coordinates[0]|cross or touch",
            })
    void what_is_no_polygon_is_refused_with_the_place(String geometry, String field, String why) {
        refused(question(geometry), field, why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'low':0|high|must be a number from -12000 to 100000 metres",
                "'low':5,'high':4|low|must not be above high",
                "'low':'0','high':4|low|must be a number",
                "'low':0,'high':1e6|high|must be a number from -12000 to 100000 metres",
                "'low':0,'high':4,'limit':0|limit|1 to 1000",
                "'low':0,'high':4,'limit':1001|limit|1 to 1000",
                "'low':0,'high':4,'limit':1.5|limit|1 to 1000",
                "'low':0,'high':4,'limit':99999999999|limit|1 to 1000",
                "'low':0,'high':4,'cursor':7|cursor|must be a text",
                "'low':0,'high':4,'cursor':'c2VhcmNoCgoK'|cursor|'next' of an earlier page",
                "'low':0,'high':4,'colour':7|colour|there is no 'colour'",
            })
    void the_rest_of_the_question_is_taken_as_strictly(String rest, String field, String why) {
        refused("{'intersects':{'type':'Polygon','coordinates':[%s]},%s}".formatted(SQUARE, rest), field, why);
    }

    @Test
    void what_is_drawn_has_no_more_corners_than_the_document_says() {
        assertThat(search(question(polygon(Polygons.MOST_POSITIONS))).getStatusCode())
                .isEqualTo(200);
        var halves = "{'type':'MultiPolygon','coordinates':[%s]}"
                .formatted(IntStream.range(0, 2)
                        .mapToObj(i -> ring(501, 10 * i))
                        .map("[%s]"::formatted)
                        .collect(Collectors.joining(",")));
        refused(question(halves), "intersects", "1,000 positions at most");
        var coordinates = Document.written().schema("Ground").at("/properties/coordinates");
        assertThat(coordinates.path("maxItems").asInt()).isEqualTo(Polygons.MOST_RINGS);
        assertThat(coordinates.at("/items/maxItems").asInt()).isEqualTo(Polygons.MOST_POSITIONS);
        assertThat(Document.written().operation("POST /packages/search").mostBytes())
                .isEqualTo(SearchQuestion.MOST_BYTES);
    }

    private static String polygon(int positions) {
        return "{'type':'Polygon','coordinates':[%s]}".formatted(ring(positions, 0));
    }

    /// With all the digits that doubles have.
    private static String ring(int positions, double x) {
        return IntStream.range(0, positions)
                .mapToDouble(i -> 2 * Math.PI * (i % (positions - 1)) / (positions - 1))
                .mapToObj(angle -> "[%s,%s]".formatted(x + Math.cos(angle), Math.sin(angle)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String question(String geometry) {
        return "{'intersects':%s,'low':0,'high':4}".formatted(geometry);
    }

    /// With quotes that need no strokes before them.
    private APIGatewayV2HTTPResponse search(String question) {
        return asking.search(question.replace('\'', '"'));
    }

    private void refused(String question, String field, String why) {
        var answer = search(question);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(400);
        assertThat(Http.body(answer).get("field").asText()).as(answer.getBody()).isEqualTo(field);
        assertThat(Http.body(answer).get("detail").asText()).contains(why);
    }
}
