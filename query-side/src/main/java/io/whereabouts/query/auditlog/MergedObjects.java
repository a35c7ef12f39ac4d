package io.whereabouts.query.auditlog;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The bucket of what merges make: large objects that come in parts, and small ones that are replaced.
interface MergedObjects extends StoredObjects {

    Optional<Versioned> read(String key);

    /// @param version changes with every write
    record Versioned(ByteBuffer content, String version) {
        byte[] bytes() {
            var bytes = new byte[content.remaining()];
            content.duplicate().get(bytes);
            return bytes;
        }
    }

    /// Replaces an object that nobody has replaced meanwhile.
    ///
    /// @param version that is replaced; empty if there must be none yet
    /// @return false if there is another version, which stays as it is
    boolean swap(String key, Optional<String> version, byte[] bytes);

    void put(String key, byte[] bytes);

    /// Begins an object that is there only when it is complete. The bucket's rules throw away what was sent of one that
    /// never is.
    Upload upload(String key);

    /// Deletes it, if it is there.
    void delete(String key);

    interface Upload {
        /// @param bytes at least 5 MiB, but for the last part; S3 takes 10,000 parts
        void part(byte[] bytes);

        void complete();
    }
}
