package io.whereabouts.stacks.bootstrap;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/// A policy as JSON.
record Document(List<Statement> statements) {

    static Document of(Statement... statements) {
        return new Document(List.of(statements));
    }

    /// On one line: IAM's limits count no white space, those for service control policies count all.
    String text() {
        return json().toString();
    }

    String pretty() {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json()) + "\n";
    }

    private JsonObject json() {
        var all = new JsonArray();
        statements.forEach(statement -> all.add(statement.json()));
        var document = new JsonObject();
        document.addProperty("Version", "2012-10-17");
        document.add("Statement", all);
        return document;
    }
}
