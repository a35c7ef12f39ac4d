package io.whereabouts.local.lambda;

import io.whereabouts.local.deployment.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The deployed functions, as Lambda runs them: each has no process before its first call, one from then on, and up to
/// four when callers wait.
///
/// All processes end with this object, and also when this process is killed.
public final class Functions implements AutoCloseable {
    private static final int INSTANCES_AT_MOST = 4;

    private final Map<String, FunctionPool> pools;

    private Functions(Map<String, FunctionPool> pools) {
        this.pools = pools;
    }

    /// Unzips; no process is started before its function is called, or [#warm] asks for it.
    ///
    /// @param serviceEnvironment what each function needs to find the services, such as
    ///                           `AWS_ENDPOINT_URL_DYNAMODB`; wins over everything else, credentials included
    /// @param workDirectory where zips are laid out; what lies there of an earlier run is replaced
    /// @param logDirectory gets `<function>.log`, which is added to
    /// @throws CannotStart if a zip cannot be read or its handler's class is missing
    public static Functions start(
            List<Deployment.Function> functions,
            Map<String, String> serviceEnvironment,
            Path workDirectory,
            Path logDirectory) {
        return start(functions, Set.of(), serviceEnvironment, workDirectory, logDirectory);
    }

    /// As the other, with SnapStart for each function that answers HTTP: its checkpoint and restore hooks run.
    public static Functions start(
            Deployment deployment, Map<String, String> serviceEnvironment, Path workDirectory, Path logDirectory) {
        var answersHttp =
                deployment.routes().stream().map(Deployment.Route::function).collect(Collectors.toSet());
        return start(deployment.functions(), answersHttp, serviceEnvironment, workDirectory, logDirectory);
    }

    private static Functions start(
            List<Deployment.Function> functions,
            Set<String> snapStart,
            Map<String, String> services,
            Path workDirectory,
            Path logDirectory) {
        try {
            Files.createDirectories(logDirectory);
        } catch (IOException e) {
            throw new CannotStart("cannot make the folder for logs " + logDirectory + ": " + e, e);
        }
        var work = workDirectory.toAbsolutePath();
        var client = RuntimeClient.unpack(work.resolve("runtime-client"));
        var pools = new LinkedHashMap<String, FunctionPool>();
        var folders = new HashMap<Path, Path>();
        for (var function : functions) {
            // Functions of one zip share its files: nobody writes there, and a zip is tens of megabytes.
            var folder = folders.computeIfAbsent(
                    function.zip().toAbsolutePath(), zip -> FunctionCode.unzip(zip, work.resolve(function.name())));
            FunctionCode.requireHandler(function, folder);
            var log = logDirectory.toAbsolutePath().resolve(function.name() + ".log");
            var command =
                    new FunctionCommand(function, folder, services, log, snapStart.contains(function.name()), client);
            pools.put(function.name(), new FunctionPool(command, INSTANCES_AT_MOST));
        }
        return new Functions(pools);
    }

    /// Starts what nobody has called yet, one after the other, so that a first call need not wait for it.
    ///
    /// @throws CannotStart if some cannot; the others are started all the same
    /// @throws InterruptedException also when the functions are being stopped
    public void warm() throws InterruptedException {
        var failures = new ArrayList<CannotStart>();
        for (var pool : pools.values()) {
            try {
                pool.warm();
            } catch (CannotStart e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new CannotStart(
                    failures.stream().map(Throwable::getMessage).collect(Collectors.joining("\n\n")), failures.get(0));
        }
    }

    public Set<String> names() {
        return pools.keySet();
    }

    /// Waits while all instances are busy.
    ///
    /// @param function its name
    /// @throws IllegalArgumentException if there is no such function
    /// @throws InterruptedException also when the functions are being stopped
    public Result invoke(String function, byte[] payload) throws InterruptedException {
        return pool(function)
                .orElseThrow(() -> new IllegalArgumentException("there is no function " + function))
                .invoke(payload);
    }

    private Optional<FunctionPool> pool(String function) {
        return Optional.ofNullable(pools.get(function));
    }

    @Override
    public void close() {
        pools.values().forEach(FunctionPool::close);
    }
}
