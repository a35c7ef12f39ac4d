package io.whereabouts.benchmarks.measuring;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/// A stopwatch that runs only while a core works for us: what it shows hardly depends on who else is at work.
public final class CpuTime {
    private final LongSupplier nanos;
    private final long began;

    private CpuTime(LongSupplier nanos) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /// Of all threads of this process, the compiler's and the garbage collector's too.
    public static CpuTime ofProcess() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return new CpuTime(system::getProcessCpuTime);
        }
        throw new IllegalStateException("this JVM does not say how much time it takes");
    }

    /// Of the thread that starts and reads it.
    public static CpuTime ofThread() {
        return new CpuTime(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    /// Since it was started.
    public double seconds() {
        return Math.max(1, nanos.getAsLong() - began) / 1e9;
    }
}
