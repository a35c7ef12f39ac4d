package io.whereabouts.operations.sql;

/// What has to be done if the program is ended meanwhile, as by Ctrl-C: then no `finally` runs.
record IfEnded(Thread hook) {
    static IfEnded then(Runnable act) {
        var hook = new Thread(act, "if-ended");
        Runtime.getRuntime().addShutdownHook(hook);
        return new IfEnded(hook);
    }

    void never() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ended) {
            // It runs already.
        }
    }
}
