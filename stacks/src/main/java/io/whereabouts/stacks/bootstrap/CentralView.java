package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.oam.Sink;
import com.pulumi.aws.oam.SinkArgs;
import com.pulumi.aws.oam.SinkPolicy;
import com.pulumi.aws.oam.SinkPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;

/// Where logs and metrics of the other accounts are seen (CloudWatch Observability Access Manager); they stay where
/// they are, and are not paid for twice.
final class CentralView extends ComponentResource {
    static final List<String> SHARED = List.of("AWS::CloudWatch::Metric", "AWS::Logs::LogGroup");

    private final Sink sink;

    CentralView(String name, List<String> sources, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:CentralView", name, options);
        sink = new Sink(name, SinkArgs.builder().name(Boundaries.OURS + name).build(), Bootstrap.in(this));
        new SinkPolicy(
                name,
                SinkPolicyArgs.builder()
                        .sinkIdentifier(sink.arn())
                        // The sink that has the policy is meant: AWS takes no other resource.
                        .policy(Document.of(Statement.allow(List.of("oam:CreateLink", "oam:UpdateLink"), List.of("*"))
                                        .to("AWS", sources)
                                        .onlyIf("ForAllValues:StringEquals", "oam:ResourceTypes", SHARED))
                                .text())
                        .build(),
                Bootstrap.in(this));
        registerOutputs(Map.of("sinkArn", sink.arn()));
    }

    Output<String> sinkArn() {
        return sink.arn();
    }
}
