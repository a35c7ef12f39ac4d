package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.LogMetricFilter;
import com.pulumi.aws.cloudwatch.LogMetricFilterArgs;
import com.pulumi.aws.cloudwatch.inputs.LogMetricFilterMetricTransformationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import java.util.Map;

/// A metric of our own: what a function logs in one field, of every line that has it.
///
/// @param name of the metric, such as `DriftedPackages`
/// @param field a number that is never negative
/// @param unit as CloudWatch calls it, such as `Count`
record LoggedMetric(String name, String field, String unit) {

    /// @param filter how the resource is called
    Metric of(String function, LambdaFunction logging, String filter, Stack stack, ComponentResource parent) {
        var namespace = "Whereabouts/" + stack.name();
        new LogMetricFilter(
                filter,
                LogMetricFilterArgs.builder()
                        .name(stack.nameOf(filter))
                        .logGroupName("/aws/lambda/" + stack.nameOf(function))
                        .pattern("{ $.%s >= 0 }".formatted(field))
                        .metricTransformation(LogMetricFilterMetricTransformationArgs.builder()
                                .namespace(namespace)
                                .name(name)
                                .value("$." + field)
                                .unit(unit)
                                .dimensions(Map.of("service", "$.service"))
                                .build())
                        .build(),
                Stack.in(parent, logging.live()));
        return new Metric(namespace, name, "service", Output.of(function));
    }
}
