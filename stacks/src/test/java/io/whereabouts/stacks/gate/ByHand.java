package io.whereabouts.stacks.gate;

import io.whereabouts.stacks.Graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Resources that no program declares.
class ByHand {
    private final List<Node> nodes = new ArrayList<>();

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    void add(Node node) {
        nodes.add(node);
    }

    void add(String type, String name, Map<String, Object> inputs, Map<String, String> uses) {
        add(type, name, inputs, uses, "aws");
    }

    /// @param uses by input, the name of the resource
    void add(String type, String name, Map<String, Object> inputs, Map<String, String> uses, String provider) {
        var references = uses.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, use -> Set.of("urn:" + use.getValue())));
        add(node(
                type,
                name,
                inputs,
                references,
                Optional.of("urn:pulumi:prod::x::pulumi:providers:aws::" + provider + "::id"),
                false));
    }

    static Node node(
            String type,
            String name,
            Map<String, Object> inputs,
            Map<String, Set<String>> references,
            Optional<String> provider,
            boolean isProtected) {
        return new Node(
                "urn:" + name,
                type,
                name,
                Optional.empty(),
                inputs,
                isProtected,
                false,
                provider,
                Set.of(),
                references,
                Set.of());
    }
}
