package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.backup.GlobalSettings;
import com.pulumi.aws.backup.GlobalSettingsArgs;
import com.pulumi.aws.organizations.Policy;
import com.pulumi.aws.organizations.PolicyArgs;
import com.pulumi.aws.organizations.PolicyAttachment;
import com.pulumi.aws.organizations.PolicyAttachmentArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/// The guard rails, fastened to parts of the organisation; and its leave to copy backups from account to account.
final class Organisation extends ComponentResource {
    Organisation(String name, BootstrapSettings settings, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:Organisation", name, options);
        GuardRails.all(settings.region(), settings.administrators()).forEach((rail, document) -> {
            var policy = new Policy(
                    rail,
                    PolicyArgs.builder()
                            .name(Boundaries.OURS + rail)
                            .type("SERVICE_CONTROL_POLICY")
                            .content(document.text())
                            .build(),
                    Bootstrap.in(this));
            for (var target : settings.targets()) {
                new PolicyAttachment(
                        "%s-%s".formatted(rail, target),
                        PolicyAttachmentArgs.builder()
                                .policyId(policy.id())
                                .targetId(target)
                                .build(),
                        Bootstrap.in(this));
            }
        });
        new GlobalSettings(
                name,
                GlobalSettingsArgs.builder()
                        .globalSettings(Map.of("isCrossAccountBackupEnabled", "true"))
                        .build(),
                Bootstrap.in(this));
        registerOutputs(Map.of());
    }
}
