package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.World.Client;
import java.util.List;
import java.util.Optional;

/// The buckets as one process sees them: before and after each request others go on, or it dies.
final class SteppedObjects {
    private final Client process;

    SteppedObjects(Client process) {
        this.process = process;
    }

    AuditObjects log(AuditObjects objects) {
        return new Log(objects);
    }

    MergedObjects merged(MergedObjects objects) {
        return new Merged(objects);
    }

    private class Stored implements StoredObjects {
        private final StoredObjects objects;

        Stored(StoredObjects objects) {
            this.objects = objects;
        }

        @Override
        public List<Listed> list(String prefix, String after) {
            process.step();
            return objects.list(prefix, after);
        }

        @Override
        public byte[] range(String key, long from, int length) {
            process.step();
            return objects.range(key, from, length);
        }
    }

    private final class Log extends Stored implements AuditObjects {
        private final AuditObjects objects;

        Log(AuditObjects objects) {
            super(objects);
            this.objects = objects;
        }

        @Override
        public boolean putIfAbsent(String key, byte[] bytes) {
            process.step();
            var written = objects.putIfAbsent(key, bytes);
            process.step();
            return written;
        }
    }

    private final class Merged extends Stored implements MergedObjects {
        private final MergedObjects objects;

        Merged(MergedObjects objects) {
            super(objects);
            this.objects = objects;
        }

        @Override
        public Optional<Versioned> read(String key) {
            process.step();
            return objects.read(key);
        }

        @Override
        public boolean swap(String key, Optional<String> version, byte[] bytes) {
            process.step();
            var swapped = objects.swap(key, version, bytes);
            process.step();
            return process.repeats() ? objects.swap(key, version, bytes) : swapped;
        }

        @Override
        public void put(String key, byte[] bytes) {
            process.step();
            objects.put(key, bytes);
            process.step();
        }

        @Override
        public Upload upload(String key) {
            process.step();
            var upload = objects.upload(key);
            return new Upload() {
                @Override
                public void part(byte[] bytes) {
                    process.step();
                    upload.part(bytes);
                }

                @Override
                public void complete() {
                    process.step();
                    upload.complete();
                    process.step();
                }
            };
        }

        @Override
        public void delete(String key) {
            process.step();
            objects.delete(key);
        }
    }
}
