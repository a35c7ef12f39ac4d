package io.whereabouts.stacks;

import com.pulumi.Context;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.ProviderDefaultTagsArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import io.whereabouts.stacks.components.Monitoring;
import io.whereabouts.stacks.components.QueueUrls;
import io.whereabouts.stacks.components.Stack;
import java.util.Map;

/// One run of the program: what every part of it is given.
///
/// @param options with the provider for the stack's Region
/// @param idleCost grows with what is declared
record Deployment(
        Context context, Settings settings, Stack stack, ComponentResourceOptions options, IdleCost idleCost) {

    static Deployment of(Context context, Settings settings) {
        var idleCost = new IdleCost();
        var options = with(provider("aws", settings, settings.region()), idleCost);
        var stack = new Stack(
                settings.stack(),
                settings.environment().durability(),
                settings.environment().logRetentionDays(),
                settings.environment() == Environment.PRODUCTION,
                new Monitoring(
                        "monitoring",
                        new Monitoring.Args(settings.stack(), settings.region(), settings.alarmEmail()),
                        options),
                new QueueUrls());
        return new Deployment(context, settings, stack, options, idleCost);
    }

    /// For what AWS has in another Region only.
    Provider providerIn(String region) {
        return provider("aws-" + region, settings, region);
    }

    ComponentResourceOptions optionsWith(Provider provider) {
        return with(provider, idleCost);
    }

    void export(String name, Output<?> value) {
        context.export(name, value);
    }

    private static ComponentResourceOptions with(Provider provider, IdleCost idleCost) {
        return ComponentResourceOptions.builder()
                .providers(provider)
                .resourceTransformations(idleCost.counting())
                .build();
    }

    private static Provider provider(String name, Settings settings, String region) {
        var provider = ProviderArgs.builder()
                .region(region)
                .defaultTags(ProviderDefaultTagsArgs.builder()
                        .tags(Map.of("application", "whereabouts", "stack", settings.stack()))
                        .build());
        if (!settings.allowedAccountIds().isEmpty()) {
            provider.allowedAccountIds(settings.allowedAccountIds());
        }
        return new Provider(name, provider.build(), CustomResourceOptions.Empty);
    }
}
