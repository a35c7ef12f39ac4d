package io.whereabouts.query.http;

import java.util.Optional;

/// A request that gets no answer but a problem document, because of what it asks.
public final class Refused extends RuntimeException {
    private final int status;
    private final String field;
    private final String type;

    private Refused(int status, String field, String detail, String type) {
        super(detail, null, false, false); // an answer, not a fault: nobody reads its stack trace
        this.status = status;
        this.field = field;
        this.type = type;
    }

    /// @param field the parameter that is to blame
    public static Refused badRequest(String field, String detail) {
        return new Refused(400, field, detail, Problem.UNTYPED);
    }

    public static Refused notFound(String detail) {
        return new Refused(404, "", detail, Problem.UNTYPED);
    }

    /// For what will be right in a moment: `Retry-After` says so (RFC 9110 §10.2.3).
    public static Refused notYet(String field, String detail) {
        return new Refused(409, field, detail, Problem.UNTYPED);
    }

    /// @param header that asks for what there is not
    public static Refused notAcceptable(String header, String detail) {
        return new Refused(406, header, detail, Problem.UNTYPED);
    }

    /// @param header that says what the body is
    static Refused unsupported(String header, String detail) {
        return new Refused(415, header, detail, Problem.UNTYPED);
    }

    public static Refused tooLarge(String field, String detail) {
        return new Refused(413, field, detail, Problem.UNTYPED);
    }

    /// @param uri of the kind of problem
    public Refused typed(String uri) {
        return new Refused(status, field, String.valueOf(getMessage()), uri);
    }

    Problem problem() {
        return new Problem(
                status, String.valueOf(getMessage()), Optional.of(field).filter(name -> !name.isEmpty()), type);
    }
}
