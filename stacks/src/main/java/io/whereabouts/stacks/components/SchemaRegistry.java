package io.whereabouts.stacks.components;

import com.pulumi.aws.schemas.Registry;
import com.pulumi.aws.schemas.RegistryArgs;
import com.pulumi.aws.schemas.Schema;
import com.pulumi.aws.schemas.SchemaArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;

/// The contract of the bus, where partners look it up: a schema for each version of each event.
public final class SchemaRegistry extends ComponentResource {
    public SchemaRegistry(String name, List<EventSchema> schemas, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:SchemaRegistry", name, options);
        var registry = new Registry(
                name, RegistryArgs.builder().name(stack.nameOf(name)).build(), Stack.in(this));
        for (var schema : schemas) {
            // Named as EventBridge names what it discovers: source@detail-type. The registry checks no compatibility,
            // so a new version of an event is a new schema.
            new Schema(
                    schema.event(),
                    SchemaArgs.builder()
                            .registryName(registry.name())
                            .name("%s@%s".formatted(EventsBus.SOURCE, schema.event()))
                            .type("JSONSchemaDraft4")
                            .content(schema.content())
                            .build(),
                    Stack.in(this));
        }
        registerOutputs(Map.of("registryArn", registry.arn()));
    }
}
