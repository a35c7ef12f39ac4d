package io.whereabouts.query.currentlocation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.query.ground.Ring;
import java.util.List;

/// Polygons as somebody sends them who has drawn them on a map.
final class Drawn {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Drawn() {}

    static ObjectNode question(List<List<Ring>> polygons, double low, double high) {
        var question = JSON.objectNode().put("low", low).put("high", high);
        question.set("intersects", geometry(polygons));
        return question;
    }

    private static ObjectNode geometry(List<List<Ring>> polygons) {
        if (polygons.size() == 1) {
            var polygon = JSON.objectNode().put("type", "Polygon");
            polygon.set("coordinates", rings(polygons.getFirst()));
            return polygon;
        }
        var multi = JSON.objectNode().put("type", "MultiPolygon");
        var coordinates = multi.putArray("coordinates");
        polygons.forEach(rings -> coordinates.add(rings(rings)));
        return multi;
    }

    private static ArrayNode rings(List<Ring> rings) {
        var array = JSON.arrayNode();
        for (var ring : rings) {
            var positions = array.addArray();
            ring.corners()
                    .forEach(corner -> positions.addArray().add(corner.x()).add(corner.y()));
            positions.add(positions.get(0).deepCopy());
        }
        return array;
    }
}
