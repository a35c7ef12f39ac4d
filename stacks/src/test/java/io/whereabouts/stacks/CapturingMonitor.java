package io.whereabouts.stacks;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.resources.Resource;
import com.pulumi.test.Mocks;
import com.pulumi.test.internal.MockMonitor;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/// Pulumi's mock of the engine, which forgets options and dependencies; this one does not.
final class CapturingMonitor extends MockMonitor {
    /// Marks assets, archives and secrets in Pulumi's protocol.
    private static final String SPECIAL = "4dabf18193072939515e22adb298388d";

    private final Map<String, Graph.Node> nodes = new ConcurrentSkipListMap<>();

    CapturingMonitor(Mocks mocks) {
        super(mocks, PulumiTestInternal.mockLog());
    }

    /// By URN, so that the order is the same in every run.
    List<Graph.Node> nodes() {
        return List.copyOf(nodes.values());
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
            Resource resource, RegisterResourceRequest request) {
        return super.registerResourceAsync(resource, request).thenApply(response -> {
            var node = node(request, response.getUrn());
            if (nodes.put(node.urn(), node) != null) {
                throw new IllegalStateException("two resources have the URN " + node.urn());
            }
            return response;
        });
    }

    private static Graph.Node node(RegisterResourceRequest request, String urn) {
        var references = new TreeMap<String, Set<String>>();
        request.getPropertyDependenciesMap().forEach((input, dependencies) -> {
            if (dependencies.getUrnsCount() > 0) {
                references.put(input, new TreeSet<>(dependencies.getUrnsList()));
            }
        });
        return new Graph.Node(
                urn,
                request.getType(),
                request.getName(),
                given(request.getParent()),
                plain(request.getObject()),
                request.getProtect(),
                request.getRetainOnDelete(),
                given(request.getProvider()),
                new TreeSet<>(request.getDependenciesList()),
                references,
                new TreeSet<>(request.getIgnoreChangesList()));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private static Map<String, Object> plain(Struct struct) {
        var map = new TreeMap<String, Object>();
        struct.getFieldsMap().forEach((key, value) -> {
            var plain = plain(value);
            if (plain != null) {
                map.put(key, plain);
            }
        });
        return map;
    }

    private static @Nullable Object plain(Value value) {
        return switch (value.getKindCase()) {
            case NULL_VALUE, KIND_NOT_SET -> null;
            case NUMBER_VALUE -> value.getNumberValue();
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case LIST_VALUE ->
                value.getListValue().getValuesList().stream()
                        .map(CapturingMonitor::plain)
                        .toList();
            case STRUCT_VALUE -> {
                var map = plain(value.getStructValue());
                yield map.containsKey(SPECIAL) && map.containsKey("path") ? map.get("path") : map;
            }
        };
    }
}
