package io.whereabouts.stacks.bootstrap;

import io.whereabouts.stacks.bootstrap.Power.Area;
import io.whereabouts.stacks.bootstrap.Power.Use;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// What somebody may do, as managed policies by area; none is longer than AWS takes.
///
/// @param documents by the last word of the policy's name
record Grants(Map<String, Document> documents) {

    /// Deploys one stack that is kept: it cannot destroy what holds its data.
    ///
    /// @param hostedZoneId where the stack's names are registered
    static Grants deployment(Scope scope, Optional<String> hostedZoneId) {
        var documents = byArea(area -> Powers.statementsThatKeepData(area, scope));
        hostedZoneId.ifPresent(zone -> documents.put("names", new Document(names(zone))));
        documents.put("state", new Document(StateAccess.writing(scope)));
        return new Grants(documents);
    }

    /// Creates and destroys stacks that nobody needs for long.
    static Grants livePreview(Scope scope) {
        var documents = byArea(area -> Powers.statements(area, scope, EnumSet.complementOf(EnumSet.of(Use.CONTENT))));
        documents.put("state", new Document(StateAccess.writing(scope)));
        return new Grants(documents);
    }

    /// Reads how a stack is configured and what its state says, and no content.
    static Grants preview(Scope scope) {
        var documents = byArea(area -> Powers.statements(area, scope, EnumSet.of(Use.READ)));
        var state = new ArrayList<>(StateAccess.reading(scope));
        state.add(noRecords());
        state.add(noObjects());
        documents.put("state", new Document(state));
        return new Grants(documents);
    }

    /// Compares a stack with its program, at night: reads how everything is configured, and changes nothing.
    static Grants look(Scope scope) {
        var documents = byArea(area -> Powers.statements(area, scope, EnumSet.of(Use.READ, Use.LOOK)));
        var state = new ArrayList<>(StateAccess.reading(scope));
        state.add(noRecords());
        documents.put("state", new Document(state));
        return new Grants(documents);
    }

    /// A developer's own stack, with all that is in it.
    static Grants developers(Scope scope) {
        var documents = byArea(area -> Powers.statements(area, scope, EnumSet.allOf(Use.class)));
        documents.put("state", new Document(StateAccess.writing(scope)));
        return new Grants(documents);
    }

    private static Map<String, Document> byArea(Function<Area, List<Statement>> statements) {
        var documents = new TreeMap<String, Document>();
        for (var area : Area.values()) {
            documents.put(area.name().toLowerCase(Locale.ROOT), new Document(statements.apply(area)));
        }
        return documents;
    }

    /// Said again as a refusal, so that no policy added later opens it by mistake.
    private static Statement noRecords() {
        var actions = new ArrayList<String>(List.of(
                "dynamodb:ExportTableToPointInTime",
                "dynamodb:GetRecords",
                "dynamodb:PartiQLSelect",
                "logs:GetLogRecord",
                "logs:Unmask"));
        Powers.all().forEach(power -> actions.addAll(power.actions(Set.of(Use.CONTENT))));
        return Statement.deny(
                actions.stream()
                        .filter(action -> !action.startsWith("s3:"))
                        .filter(action -> !action.startsWith("cloudwatch:"))
                        .distinct()
                        .toList(),
                List.of("*"));
    }

    private static Statement noObjects() {
        return Statement.deny(
                List.of("s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"),
                List.of("arn:aws:s3:::*-whereabouts-*"));
    }

    private static List<Statement> names(String zone) {
        return List.of(
                Statement.allow(
                        List.of(
                                "route53:ChangeResourceRecordSets",
                                "route53:GetHostedZone",
                                "route53:ListResourceRecordSets"),
                        List.of("arn:aws:route53:::hostedzone/" + zone)),
                Statement.allow(List.of("route53:GetChange"), List.of("arn:aws:route53:::change/*")));
    }
}
