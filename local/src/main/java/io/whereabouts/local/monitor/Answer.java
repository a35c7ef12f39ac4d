package io.whereabouts.local.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What AWS adds to a resource when it is made.
@FunctionalInterface
interface Answer {

    /// @param name within the program
    /// @param properties begins with the inputs; gets what is computed
    /// @return the resource's id
    String add(Place place, String name, ObjectNode properties);
}
