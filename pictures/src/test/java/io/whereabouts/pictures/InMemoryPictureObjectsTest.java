package io.whereabouts.pictures;

import java.util.Objects;

class InMemoryPictureObjectsTest extends PictureObjectsContract {
    private final InMemoryPictureObjects memory = new InMemoryPictureObjects();

    @Override
    PictureObjects objects() {
        return memory;
    }

    @Override
    void upload(String key, PictureObjects.Upload upload) {
        memory.put(key, upload);
    }

    @Override
    byte[] stored(String key) {
        return Objects.requireNonNull(memory.objects().get(key));
    }
}
