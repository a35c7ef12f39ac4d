package io.whereabouts.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// A file that somebody uploads by a link, and looks at by another: without a token, as a browser does it.
@SuppressWarnings("ArrayRecordComponent") // never compared
record PictureFile(byte[] bytes) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static PictureFile of(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PictureFile(bytes.toByteArray());
    }

    Map<String, Object> offer(String contentType) {
        return Map.of("contentType", contentType, "size", bytes.length, "caption", "a dent");
    }

    int upload(JsonNode upload) {
        return upload(upload, upload.path("url").asText(), Map.of());
    }

    /// @param otherwise headers that are sent instead of those that were asked for
    int upload(JsonNode upload, String url, Map<String, String> otherwise) {
        var headers = new HashMap<String, String>();
        upload.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        headers.putAll(otherwise);
        var request = HttpRequest.newBuilder(URI.create(url))
                .method(upload.path("method").asText(), BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        return send(request).statusCode();
    }

    static HttpResponse<byte[]> download(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    static BufferedImage image(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
