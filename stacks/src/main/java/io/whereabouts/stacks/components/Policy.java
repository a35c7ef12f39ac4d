package io.whereabouts.stacks.components;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.pulumi.core.Output;
import java.util.List;

/// Policies as JSON. Written here rather than by a library: IAM compares what it stores with what we send.
final class Policy {
    private Policy() {}

    static Output<String> of(List<Statement> statements) {
        return Output.all(statements.stream().map(Statement::json).toList()).applyValue(Policy::document);
    }

    /// Who may act as a role.
    static Output<String> trusting(String service) {
        return of(List.of(Statement.allow(Statement.Principal.service(service), List.of("sts:AssumeRole"), List.of())));
    }

    /// As the other, but only for what the service does for this account: a resource of another account that names
    /// the role gets nothing.
    static Output<String> trusting(String service, Output<String> account) {
        return of(List.of(Statement.allow(Statement.Principal.service(service), List.of("sts:AssumeRole"), List.of())
                .onlyIf("StringEquals", "aws:SourceAccount", account)));
    }

    private static String document(List<JsonObject> statements) {
        var all = new JsonArray();
        statements.forEach(all::add);
        var document = new JsonObject();
        document.addProperty("Version", "2012-10-17");
        document.add("Statement", all);
        return document.toString();
    }
}
