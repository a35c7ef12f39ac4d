package io.whereabouts.query.http;

import java.util.Optional;

/// A request that gets no answer but a problem document, because of what it asks.
public final class Refused extends RuntimeException {
    private final int status;
    private final String field;

    private Refused(int status, String field, String detail) {
        super(detail, null, false, false); // an answer, not a fault: nobody reads its stack trace
        this.status = status;
        this.field = field;
    }

    /// @param field the parameter that is to blame
    public static Refused badRequest(String field, String detail) {
        return new Refused(400, field, detail);
    }

    public static Refused notFound(String detail) {
        return new Refused(404, "", detail);
    }

    Problem problem() {
        return new Problem(
                status, String.valueOf(getMessage()), Optional.of(field).filter(name -> !name.isEmpty()));
    }
}
