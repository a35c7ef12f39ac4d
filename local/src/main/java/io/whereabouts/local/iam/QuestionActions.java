package io.whereabouts.local.iam;

import java.util.List;
import java.util.Optional;

/// What runs here without a request to AWS, such as a pipe's events on their way to the bus, asks with one.
record QuestionActions() implements Actions {
    static final String SERVICE = "authorization";

    @Override
    public List<Access> of(Call call) {
        return List.of(Access.to(
                Optional.ofNullable(call.query().get("action")).orElse("nothing"),
                Optional.ofNullable(call.query().get("resource")).orElse("nothing")));
    }
}
