package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.zip.CRC32;

/// Where in an object a package's events are: the CRC-32 of its canonical id, and of that the first hexadecimal
/// digit. Part of the stored form: it never changes.
final class PackageHash {
    static final int BUCKETS = 16;

    private PackageHash() {}

    static int of(String packageId) {
        var crc = new CRC32();
        crc.update(packageId.getBytes(US_ASCII));
        return (int) crc.getValue();
    }

    static int bucket(int hash) {
        return hash >>> 28;
    }
}
