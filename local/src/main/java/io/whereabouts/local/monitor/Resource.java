package io.whereabouts.local.monitor;

import com.fasterxml.jackson.databind.JsonNode;

/// A resource as the program registered it.
///
/// @param type such as `aws:dynamodb/table:Table`
/// @param name within the program; not the name at AWS
/// @param inputs plain JSON: secrets and outputs are opened, an archive or asset is `{"path": …}` (absolute)
/// @param outputs what the program got back: the inputs and what AWS would have added
public record Resource(String type, String name, String urn, String id, JsonNode inputs, JsonNode outputs) {

    /// @return an input's or computed output's text; empty if there is none
    public String output(String property) {
        return outputs.path(property).asText();
    }
}
