package io.whereabouts.command.lambda;

import java.util.Optional;

/// A request, or a part of it, that cannot be taken as it is. Its message is for the sender.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String field;
    private final String epcisException;

    Refusal(int status, String detail) {
        this(status, "", detail, "");
    }

    private Refusal(int status, String field, String detail, String epcisException) {
        super(detail, null, false, false); // expected, so nobody looks at a stack trace
        this.status = status;
        this.field = field;
        this.epcisException = epcisException;
    }

    /// @param field JSON path of the field to blame
    static Refusal ofField(String field, String detail) {
        return new Refusal(400, field, detail, "");
    }

    /// @param exception of EPCIS 2.0, such as `ValidationException`
    Refusal typed(String exception) {
        return new Refusal(status, field, String.valueOf(getMessage()), exception);
    }

    /// Well-formed, but not while things are as they are.
    static Refusal conflict(String field, String detail) {
        return new Refusal(409, field, detail, "");
    }

    Problem problem(String instance) {
        var problem = Problem.of(
                status, String.valueOf(getMessage()), Optional.of(field).filter(path -> !path.isEmpty()), instance);
        return epcisException.isEmpty() ? problem : problem.typed("epcisException:" + epcisException);
    }
}
