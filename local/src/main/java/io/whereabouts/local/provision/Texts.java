package io.whereabouts.local.provision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Lists of texts in what was declared.
final class Texts {
    private Texts() {}

    /// @return empty if there is no such array
    static List<String> of(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
