package io.whereabouts.query.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Warms a reader up before Lambda takes its snapshot (SnapStart), so that a restored one has nothing left to load.
///
/// The warm-up brings clients of its own and closes them: a connection in the snapshot would be dead when it is
/// restored.
public final class Snapshot implements Resource {
    private static final Logger log = LoggerFactory.getLogger(Snapshot.class);

    /// Lambda's context holds its resources only weakly; there is one reader in a function.
    private static final List<Snapshot> KEPT = new CopyOnWriteArrayList<>();

    private final Runnable warmUp;

    private Snapshot(Runnable warmUp) {
        this.warmUp = warmUp;
    }

    public static void warmUpBefore(Runnable warmUp) {
        var snapshot = new Snapshot(warmUp);
        KEPT.add(snapshot);
        Core.getGlobalContext().register(snapshot);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            warmUp.run();
        } catch (RuntimeException e) { // a cold function is slow, a failed snapshot is an outage
            log.atWarn().setCause(e).log("not warmed up before the snapshot");
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing: no connection, no random seed and no credential is kept in the snapshot.
    }
}
