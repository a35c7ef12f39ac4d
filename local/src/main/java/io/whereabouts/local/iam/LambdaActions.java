package io.whereabouts.local.iam;

import io.whereabouts.local.monitor.Place;
import java.util.List;
import java.util.regex.Pattern;

/// Lambda: the ARN is that of the version or alias which is called.
record LambdaActions(Place place) implements Actions {
    private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");

    @Override
    public List<Access> of(Call call) {
        var invoke = INVOKE.matcher(call.path());
        if (!invoke.matches() || !call.method().equals("POST")) {
            throw new UnknownOperation("Lambda's %s %s".formatted(call.method(), call.path()));
        }
        var reference = invoke.group(1);
        var function = reference.startsWith("arn:") ? reference : place.arn("lambda", "function:" + reference);
        var qualifier = call.query().get("Qualifier");
        return List.of(Access.to("lambda:InvokeFunction", qualifier == null ? function : function + ":" + qualifier));
    }
}
