package io.whereabouts.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.api.Document;
import io.whereabouts.api.Operation;
import io.whereabouts.stacks.Graph;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The routes of the stack and the operations of the OpenAPI document are the same, with the same scopes. That the
/// handlers answer them is for the end to end test of the document's examples.
class ApiDocumentTest {
    @Test
    void every_route_is_described_and_every_operation_declared_with_the_same_scope() {
        var declared = Graph.of("prod", Graph.PRODUCTION_SETTINGS).all("Route").stream()
                .collect(Collectors.toMap(route -> route.text("routeKey"), ApiDocumentTest::access));
        Map<String, String> described = Document.written().operations().stream()
                .collect(Collectors.toMap(
                        Operation::key,
                        operation ->
                                operation.scopes().isEmpty() ? "NONE" : "JWT " + String.join(" ", operation.scopes())));

        assertThat(described)
                .as("describe a new route in api/…/openapi.json, declare a new operation in stacks/")
                .isEqualTo(declared);
    }

    private static String access(Graph.Node route) {
        var type = route.text("authorizationType");
        return type.equals("NONE")
                ? type
                : type + " "
                        + Arrays.stream(route.text("authorizationScopes").split("[\\[\\], ]+"))
                                .filter(scope -> !scope.isEmpty())
                                .map(scope -> scope.replaceFirst("^whereabouts/", ""))
                                .collect(Collectors.joining(" "));
    }
}
