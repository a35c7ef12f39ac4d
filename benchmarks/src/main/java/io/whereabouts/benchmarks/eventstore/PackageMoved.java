package io.whereabouts.benchmarks.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// The event that all stores keep: some 300 bytes of JSON.
record PackageMoved(
        String packageId,
        String movedAt,
        String client,
        String reference,
        String contents,
        double latitude,
        double longitude,
        double altitude,
        double accuracy,
        String scanner,
        long sequence) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static PackageMoved example(long sequence) {
        return new PackageMoved(
                "00106141412345678908",
                "2026-11-01T10:00:00.123Z",
                "Northwind Traders",
                "PO-2026-004711",
                "27-inch monitor, stand, power cable, two HDMI cables",
                52.520008,
                13.404954,
                34.5,
                2.5,
                "gate-7-left",
                sequence);
    }

    byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers is always JSON", e);
        }
    }
}
