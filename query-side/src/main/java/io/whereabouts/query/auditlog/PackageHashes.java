package io.whereabouts.query.auditlog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;

/// The hashes of the packages in a bucket, sorted: who is not among them need not read the bucket.
final class PackageHashes {
    private final int[] sorted;

    private PackageHashes(int[] sorted) {
        this.sorted = sorted;
    }

    static PackageHashes of(Collection<String> packageIds) {
        return new PackageHashes(packageIds.stream()
                .mapToInt(PackageHash::of)
                .distinct()
                .sorted()
                .toArray());
    }

    static PackageHashes read(ByteBuffer field, int size) {
        var sorted = new int[size];
        Arrays.setAll(sorted, i -> field.getInt());
        return new PackageHashes(sorted);
    }

    void writeTo(ByteBuffer field) {
        Arrays.stream(sorted).forEach(field::putInt);
    }

    int size() {
        return sorted.length;
    }

    boolean contains(int hash) {
        return Arrays.binarySearch(sorted, hash) >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackageHashes that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }
}
