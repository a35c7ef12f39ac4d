package io.whereabouts.query.auditlog;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/// A mistake that is planted, to see that it is caught.
enum Fault {
    NONE,
    /// The manifest is replaced whoever has replaced it meanwhile.
    SWAPS_BLINDLY,
    /// What is replaced is deleted at once.
    DELETES_AT_ONCE,
    /// The manifest names the hours of what is merged, and not the objects.
    NAMES_HOURS,
    /// Pieces are read by one manifest, and the log is listed from where a newer one says.
    LISTS_BY_A_NEWER_MANIFEST,
    /// The log is listed, and then the manifest is read.
    LISTS_FIRST;

    MergedObjects merger(MergedObjects objects) {
        return switch (this) {
            case SWAPS_BLINDLY ->
                new Swapping(objects) {
                    @Override
                    public boolean swap(String key, Optional<String> version, byte[] bytes) {
                        objects.put(key, bytes);
                        return true;
                    }
                };
            case DELETES_AT_ONCE ->
                new Swapping(objects) {
                    @Override
                    public boolean swap(String key, Optional<String> version, byte[] bytes) {
                        var swapped = objects.swap(key, version, bytes);
                        if (swapped) {
                            ManifestJson.read(bytes).replaced().keySet().forEach(objects::delete);
                        }
                        return swapped;
                    }
                };
            case NAMES_HOURS ->
                new Swapping(objects) {
                    @Override
                    public boolean swap(String key, Optional<String> version, byte[] bytes) {
                        return objects.swap(key, version, ManifestJson.write(byHours(ManifestJson.read(bytes))));
                    }
                };
            default -> objects;
        };
    }

    /// `~` sorts after every name of the hour.
    private static Manifest byHours(Manifest manifest) {
        if (manifest.covered().isEmpty()) {
            return manifest;
        }
        var last = LogObject.hourOf(manifest.covered().last()) + "~";
        return new Manifest(last, new TreeSet<>(), manifest.pieces(), manifest.replaced());
    }

    /// @param newest the manifest as it is now
    AuditObjects reader(AuditObjects log, Supplier<Manifest> newest) {
        return switch (this) {
            case LISTS_BY_A_NEWER_MANIFEST ->
                new Listing(log) {
                    @Override
                    public List<Listed> list(String prefix, String after) {
                        return log.list(prefix, after).stream()
                                .filter(object ->
                                        object.key().compareTo(newest.get().listedAfter()) > 0)
                                .toList();
                    }
                };
            case LISTS_FIRST -> {
                var before = log.list(LogObject.PREFIX, "");
                yield new Listing(log) {
                    @Override
                    public List<Listed> list(String prefix, String after) {
                        return before.stream()
                                .filter(object -> object.key().compareTo(after) > 0)
                                .toList();
                    }
                };
            }
            default -> log;
        };
    }

    private abstract static class Listing implements AuditObjects {
        private final AuditObjects log;

        Listing(AuditObjects log) {
            this.log = log;
        }

        @Override
        public boolean putIfAbsent(String key, byte[] bytes) {
            return log.putIfAbsent(key, bytes);
        }

        @Override
        public byte[] range(String key, long from, int length) {
            return log.range(key, from, length);
        }
    }

    private abstract static class Swapping implements MergedObjects {
        private final MergedObjects objects;

        Swapping(MergedObjects objects) {
            this.objects = objects;
        }

        @Override
        public Optional<Versioned> read(String key) {
            return objects.read(key);
        }

        @Override
        public void put(String key, byte[] bytes) {
            objects.put(key, bytes);
        }

        @Override
        public Upload upload(String key) {
            return objects.upload(key);
        }

        @Override
        public void delete(String key) {
            objects.delete(key);
        }

        @Override
        public List<Listed> list(String prefix, String after) {
            return objects.list(prefix, after);
        }

        @Override
        public byte[] range(String key, long from, int length) {
            return objects.range(key, from, length);
        }
    }
}
