package io.whereabouts.local.monitor;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import pulumirpc.EngineGrpc.EngineImplBase;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.EngineOuterClass.RequirePulumiVersionRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionResponse;
import pulumirpc.EngineOuterClass.SetRootResourceRequest;
import pulumirpc.EngineOuterClass.SetRootResourceResponse;

/// The engine's other half: the program's log, and its root.
final class EngineService extends EngineImplBase {
    private final List<String> complaints = new ArrayList<>();
    private String root = "";

    /// Errors and warnings of the program, one text each.
    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public synchronized void log(LogRequest request, StreamObserver<Empty> observer) {
        if (request.getSeverity() == LogSeverity.ERROR || request.getSeverity() == LogSeverity.WARNING) {
            complaints.add(request.getMessage().strip());
        }
        observer.onNext(Empty.getDefaultInstance());
        observer.onCompleted();
    }

    @Override
    public synchronized void setRootResource(
            SetRootResourceRequest request, StreamObserver<SetRootResourceResponse> observer) {
        root = request.getUrn();
        observer.onNext(SetRootResourceResponse.getDefaultInstance());
        observer.onCompleted();
    }

    @Override
    public synchronized void getRootResource(
            GetRootResourceRequest request, StreamObserver<GetRootResourceResponse> observer) {
        observer.onNext(GetRootResourceResponse.newBuilder().setUrn(root).build());
        observer.onCompleted();
    }

    @Override
    public void requirePulumiVersion(
            RequirePulumiVersionRequest request, StreamObserver<RequirePulumiVersionResponse> observer) {
        observer.onNext(RequirePulumiVersionResponse.getDefaultInstance());
        observer.onCompleted();
    }
}
