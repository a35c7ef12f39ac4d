package io.whereabouts.query.auditlog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Requests one after the other, so that a run repeats itself.
class OneByOne implements Requests {
    static final Requests REQUESTS = new OneByOne();

    @Override
    public <T> List<T> all(List<? extends Callable<T>> requests) {
        var results = new ArrayList<T>();
        for (var request : requests) {
            try {
                results.add(request.call());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return results;
    }
}
