package io.whereabouts.local.monitor;

import com.google.protobuf.Empty;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.Map;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.ResourceMonitorGrpc;

/// A program of a few resources, which says what Pulumi's SDK for Java says on the wire.
final class SmallProgram {
    private static final String MARK = "4dabf18193072939515e22adb298388d";

    private SmallProgram() {}

    /// @param arguments `well`, `unknown-type`, `unknown-lookup`, `reports` an error, or `throws`
    public static void main(String[] arguments) {
        var channel = NettyChannelBuilder.forTarget(System.getenv("PULUMI_MONITOR"))
                .usePlaintext()
                .build();
        var monitor = ResourceMonitorGrpc.newBlockingStub(channel);
        var engine = EngineGrpc.newBlockingStub(channel);
        try {
            run(monitor, engine, arguments[0]);
        } catch (StatusRuntimeException refused) {
            engine.log(LogRequest.newBuilder()
                    .setSeverity(LogSeverity.ERROR)
                    .setMessage(refused.toString())
                    .build());
            System.exit(32);
        }
        System.exit(0);
    }

    private static void run(
            ResourceMonitorGrpc.ResourceMonitorBlockingStub monitor,
            EngineGrpc.EngineBlockingStub engine,
            String behaviour) {
        var stack = monitor.registerResource(resource("pulumi:pulumi:Stack", "small-local", "", Map.of(), false))
                .getUrn();
        var component = monitor.registerResource(resource("whereabouts:test:Component", "part", stack, Map.of(), false))
                .getUrn();
        var queue = monitor.registerResource(
                resource("aws:sqs/queue:Queue", "work", component, Map.of("name", text("local-work")), true));
        monitor.registerResource(resource(
                "aws:lambda/function:Function",
                "worker",
                component,
                Map.of(
                        "name", text("local-worker"),
                        "code", marked("0def7320c3a5731c473e5ecbe6d01bc7", "path", text("../code.zip")),
                        "description", marked("1b47061264138c4ac30d75fd1eb44270", "value", text("hush")),
                        "layers", list(marked("d0e6a833031e9bbcd3f4e8bde6ca49a4", "value", text("known")))),
                true));
        switch (behaviour) {
            case "unknown-type" ->
                monitor.registerResource(resource("aws:ec2/instance:Instance", "server", stack, Map.of(), true));
            case "unknown-lookup" ->
                monitor.invoke(ResourceInvokeRequest.newBuilder()
                        .setTok("aws:ec2/getAmi:getAmi")
                        .build());
            case "reports" -> {
                engine.log(LogRequest.newBuilder()
                        .setSeverity(LogSeverity.ERROR)
                        .setMessage("whereabouts:audience is missing")
                        .build());
                System.exit(32);
            }
            case "throws" -> throw new IllegalStateException("a bug in the program");
            default -> {}
        }
        monitor.registerResourceOutputs(RegisterResourceOutputsRequest.newBuilder()
                .setUrn(stack)
                .setOutputs(Struct.newBuilder()
                        .putFields("queueUrl", queue.getObject().getFieldsOrThrow("url"))
                        .putFields("config", text(System.getenv("PULUMI_CONFIG"))))
                .build());
        monitor.signalAndWaitForShutdown(Empty.getDefaultInstance());
    }

    private static RegisterResourceRequest resource(
            String type, String name, String parent, Map<String, Value> inputs, boolean custom) {
        return RegisterResourceRequest.newBuilder()
                .setType(type)
                .setName(name)
                .setParent(parent)
                .setCustom(custom)
                .setObject(Struct.newBuilder().putAllFields(inputs))
                .build();
    }

    private static Value marked(String mark, String key, Value value) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder().putFields(MARK, text(mark)).putFields(key, value))
                .build();
    }

    private static Value list(Value item) {
        return Value.newBuilder()
                .setListValue(ListValue.newBuilder().addValues(item))
                .build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
