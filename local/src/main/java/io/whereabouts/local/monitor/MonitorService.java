package io.whereabouts.local.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import pulumirpc.Resource.RegisterPackageRequest;
import pulumirpc.Resource.RegisterPackageResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;
import pulumirpc.ResourceMonitorGrpc.ResourceMonitorImplBase;

/// The resource monitor: takes registrations and answers each at once, as if AWS had made it.
final class MonitorService extends ResourceMonitorImplBase {
    private static final Set<String> FEATURES =
            Set.of("secrets", "resourceReferences", "outputValues", "parameterization");

    private final String project;
    private final Place place;
    private final Wire wire;
    private final List<Resource> resources = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private JsonNode stackOutputs = JsonNodeFactory.instance.objectNode();

    MonitorService(String project, Place place, Wire wire) {
        this.project = project;
        this.place = place;
        this.wire = wire;
    }

    synchronized List<Resource> resources() {
        return List.copyOf(resources);
    }

    synchronized JsonNode stackOutputs() {
        return stackOutputs;
    }

    /// What the program asked for in vain.
    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void supportsFeature(SupportsFeatureRequest request, StreamObserver<SupportsFeatureResponse> observer) {
        answer(
                observer,
                () -> SupportsFeatureResponse.newBuilder()
                        .setHasSupport(FEATURES.contains(request.getId()))
                        .build());
    }

    @Override
    public void registerPackage(RegisterPackageRequest request, StreamObserver<RegisterPackageResponse> observer) {
        answer(
                observer,
                () -> RegisterPackageResponse.newBuilder()
                        .setRef(request.getName() + "@" + request.getVersion())
                        .build());
    }

    @Override
    public void registerResource(RegisterResourceRequest request, StreamObserver<RegisterResourceResponse> observer) {
        answer(observer, () -> register(request));
    }

    private synchronized RegisterResourceResponse register(RegisterResourceRequest request) {
        var known = ResourceTypes.of(request.getType());
        var inputs = wire.read(request.getObject());
        var outputs = inputs.deepCopy();
        var id = known.answer().add(place, request.getName(), outputs);
        outputs.put("id", id);
        var urn = urn(request);
        resources.add(new Resource(request.getType(), request.getName(), urn, id, inputs, outputs));

        var object = Wire.open(request.getObject()).toBuilder();
        outputs.properties().stream()
                .filter(property -> !inputs.has(property.getKey()))
                .forEach(property -> object.putFields(property.getKey(), Wire.write(property.getValue())));
        return RegisterResourceResponse.newBuilder()
                .setUrn(urn)
                .setId(request.getCustom() ? id : "")
                .setObject(request.getCustom() ? object.build() : Struct.getDefaultInstance())
                .build();
    }

    /// `urn:pulumi:<stack>::<project>::<types of the parents, joined by $>$<type>::<name>`
    private String urn(RegisterResourceRequest request) {
        var parentTypes = Optional.of(request.getParent())
                .filter(parent -> !parent.isEmpty())
                .map(parent -> parent.split("::", -1)[2])
                .filter(types -> !types.equals("pulumi:pulumi:Stack"))
                .map(types -> types + "$")
                .orElse("");
        return "urn:pulumi:%s::%s::%s%s::%s"
                .formatted(place.stack(), project, parentTypes, request.getType(), request.getName());
    }

    @Override
    public void registerResourceOutputs(RegisterResourceOutputsRequest request, StreamObserver<Empty> observer) {
        answer(observer, () -> {
            if (request.getUrn().contains("::pulumi:pulumi:Stack::")) {
                setStackOutputs(wire.read(request.getOutputs()));
            }
            return Empty.getDefaultInstance();
        });
    }

    private synchronized void setStackOutputs(JsonNode outputs) {
        stackOutputs = outputs;
    }

    @Override
    public void invoke(ResourceInvokeRequest request, StreamObserver<ResourceInvokeResponse> observer) {
        answer(observer, () -> {
            var result = Lookups.answer(request.getTok(), place);
            return ResourceInvokeResponse.newBuilder()
                    .setReturn(Wire.write(result).getStructValue())
                    .build();
        });
    }

    @Override
    public void signalAndWaitForShutdown(Empty request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    private <T> void answer(StreamObserver<T> observer, Supplier<T> answer) {
        try {
            observer.onNext(answer.get());
            observer.onCompleted();
        } catch (UnknownResource e) {
            synchronized (this) {
                refusals.add(String.valueOf(e.getMessage()));
            }
            observer.onError(
                    Status.UNIMPLEMENTED.withDescription(e.getMessage()).asRuntimeException());
        } catch (RuntimeException e) {
            synchronized (this) {
                refusals.add("the local environment failed while it answered the program: " + e);
            }
            observer.onError(
                    Status.INTERNAL.withDescription(e.toString()).withCause(e).asRuntimeException());
        }
    }
}
