package io.whereabouts.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

final class InMemoryPictureObjects implements PictureObjects {
    private final Map<String, Upload> uploads = new TreeMap<>();
    private final Map<String, byte[]> objects = new TreeMap<>();

    void put(String key, Upload upload) {
        uploads.put(key, upload);
    }

    Map<String, byte[]> objects() {
        return objects;
    }

    @Override
    public Upload upload(String key, int most) throws TooLong {
        var upload = Optional.ofNullable(uploads.get(key)).orElseThrow(() -> new NoSuchElementException(key));
        if (upload.bytes().length > most) {
            throw new TooLong("the file has %,d bytes, the most is %,d".formatted(upload.bytes().length, most));
        }
        return upload;
    }

    @Override
    public void keep(String key, byte[] jpeg) {
        objects.putIfAbsent(key, jpeg);
    }

    @Override
    public void explain(String key, String json) {
        objects.put(key, json.getBytes(UTF_8));
    }
}
