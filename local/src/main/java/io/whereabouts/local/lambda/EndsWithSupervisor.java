package io.whereabouts.local.lambda;

import java.util.concurrent.locks.LockSupport;

/// Ends this process when the one that started it is gone, even if that one was killed. Without this, a handler
/// with a thread of its own would outlive its supervisor, as the runtime interface client ends only its own thread.
///
/// Whoever starts a process passes its own id as `-Dwhereabouts.supervisor=<pid>`.
public final class EndsWithSupervisor {
    private static final long HALF_A_SECOND = 500_000_000;

    private EndsWithSupervisor() {}

    /// Does nothing without the property.
    public static void arm() {
        var supervisor = Long.getLong("whereabouts.supervisor");
        if (supervisor == null) {
            return;
        }
        var watch = new Thread(() -> watch(supervisor), "ends-with-supervisor");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(long supervisor) {
        while (ProcessHandle.of(supervisor).filter(ProcessHandle::isAlive).isPresent()) {
            LockSupport.parkNanos(HALF_A_SECOND);
        }
        // Not exit(): a shutdown hook of a handler might wait for services that are gone as well.
        Runtime.getRuntime().halt(143);
    }
}
