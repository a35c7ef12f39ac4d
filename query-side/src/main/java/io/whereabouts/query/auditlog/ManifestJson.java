package io.whereabouts.query.auditlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.query.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.TreeSet;

/// The manifest's stored form: JSON in gzip, README.md shows it.
final class ManifestJson {
    private static final int VERSION = 1;

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        var json = Json.MAPPER.createObjectNode().put("version", VERSION).put("sealed", manifest.sealed());
        var covered = json.putArray("covered");
        manifest.covered().forEach(covered::add);
        var pieces = json.putArray("pieces");
        manifest.pieces().forEach(piece -> write(piece, pieces.addObject()));
        var replaced = json.putObject("replaced");
        manifest.replaced().forEach((key, since) -> replaced.put(key, since.toString()));
        try {
            return Gzip.of(Json.MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static void write(Piece piece, ObjectNode json) {
        json.put("key", piece.key())
                .put("period", piece.period().text())
                .put("from", piece.slice().from())
                .put("to", piece.slice().to())
                .put("weight", piece.weight())
                .put("data", piece.data())
                .put("length", piece.length());
    }

    static Manifest read(byte[] bytes) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(Gzip.read(bytes));
        } catch (IOException e) {
            throw new Damaged("the manifest is not JSON", e);
        }
        var version = json.path("version").asInt();
        if (version != VERSION) {
            throw new Damaged("the manifest is of version %d; this reader knows %d".formatted(version, VERSION));
        }
        var covered = new TreeSet<String>();
        json.path("covered").forEach(key -> covered.add(key.asText()));
        var pieces = new ArrayList<Piece>();
        json.path("pieces").forEach(piece -> pieces.add(piece(piece)));
        var replaced = new TreeMap<String, Instant>();
        json.path("replaced")
                .properties()
                .forEach(each -> replaced.put(
                        each.getKey(), Instant.parse(each.getValue().asText())));
        return new Manifest(json.path("sealed").asText(), covered, pieces, replaced);
    }

    private static Piece piece(JsonNode json) {
        return new Piece(
                json.path("key").asText(),
                new Period(json.path("period").asText()),
                new Slice(json.path("from").asLong(), json.path("to").asLong()),
                json.path("weight").asLong(),
                json.path("data").asLong(),
                json.path("length").asLong());
    }
}
