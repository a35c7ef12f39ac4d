package io.whereabouts.stacks.components;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.pulumi.core.Output;

/// A metric that AWS publishes about one resource.
///
/// @param dimension which of the resource's properties names it, such as `FunctionName`
/// @param statistic such as `Sum`, `Maximum` or `p99`
record Metric(String namespace, String name, String dimension, Output<String> of, String statistic) {

    Metric(String namespace, String name, String dimension, Output<String> of) {
        this(namespace, name, dimension, of, "Sum");
    }

    Metric as(String otherStatistic) {
        return new Metric(namespace, name, dimension, of, otherStatistic);
    }

    /// As a dashboard writes it.
    Output<JsonArray> json() {
        return of.applyValue(value -> {
            var options = new JsonObject();
            options.addProperty("stat", statistic);
            var json = new JsonArray();
            json.add(namespace);
            json.add(name);
            json.add(dimension);
            json.add(value);
            json.add(options);
            return json;
        });
    }
}
