package io.whereabouts.local.iam;

import io.whereabouts.local.iam.Decision.Allowed;
import io.whereabouts.local.iam.Decision.Denied;
import io.whereabouts.local.monitor.Counterpart;
import io.whereabouts.local.monitor.Place;
import io.whereabouts.local.monitor.RecordedProgram;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides, and writes down what was exercised and what was denied.
public final class Authorizer {
    private final Policies policies;
    private final GrantLog log;
    private final Map<String, Caller> callers;

    private Authorizer(Policies policies, GrantLog log, Map<String, Caller> callers) {
        this.policies = policies;
        this.log = log;
        this.callers = callers;
    }

    /// @param without grants to leave out
    /// @param file gets what was declared, exercised and denied
    /// @throws UnsupportedPolicy if a policy cannot be judged here
    public static Authorizer of(Place place, RecordedProgram program, List<MissingGrant> without, Path file) {
        var policies = DeclaredPolicies.of(place, program, without);
        var callers = new HashMap<String, Caller>();
        callers(program).forEach(caller -> callers.put(caller.credentials().accessKeyId(), caller));
        return new Authorizer(policies, new GrantLog(file, policies.declared()), Map.copyOf(callers));
    }

    private static Stream<Caller> callers(RecordedProgram program) {
        return Stream.of(
                        DeclaredPolicies.roles(program)
                                .map(role -> new Caller.Role(role.output("name"), role.output("arn"))),
                        program.ofKind(Counterpart.RULE)
                                .map(rule -> new Caller.Service("events.amazonaws.com", rule.output("arn"))),
                        program.ofKind(Counterpart.BUCKET)
                                .map(bucket -> new Caller.Service("s3.amazonaws.com", bucket.output("arn"))))
                .flatMap(callers -> callers);
    }

    Optional<Caller> caller(String accessKeyId) {
        return Optional.ofNullable(callers.get(accessKeyId));
    }

    /// Without a word about it in the file: what a service asks of itself.
    boolean would(Caller caller, Access access) {
        return policies.decide(caller, access).isAllowed();
    }

    public Decision decide(Caller caller, Access access) {
        var decision = policies.decide(caller, access);
        switch (decision) {
            case Allowed allowed -> log.exercised(caller, access, allowed.grant());
            case Denied denied -> log.denied(denied.message());
        }
        return decision;
    }
}
