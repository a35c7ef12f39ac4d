package io.whereabouts.benchmarks.measuring;

/// What is measured, once.
@FunctionalInterface
public interface Operation {
    void run() throws Exception;
}
