package io.whereabouts.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// AWS's runtime interface client, as every function's process needs it: its jars and our entry point on the class
/// path, nothing else of ours, and its native library unpacked once.
///
/// @param nativeLibrary by default each process would unpack it over the same file in /tmp, under the others' feet
record RuntimeClient(String classPath, Path nativeLibrary) {

    static RuntimeClient unpack(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var type : List.of(FunctionMain.class, EndsWithSupervisor.class)) {
                copy(type, "/" + type.getName().replace('.', '/') + ".class", folder);
            }
            var library = libraryName();
            var nativeLibrary = copy(AWSLambda.class, "/jni/" + library, folder);
            var jars = Stream.of(
                            AWSLambda.class, RequestHandler.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                    .map(RuntimeClient::jarOf)
                    .distinct()
                    .map(Path::toString);
            var classPath =
                    Stream.concat(Stream.of(folder.toString()), jars).collect(Collectors.joining(File.pathSeparator));
            return new RuntimeClient(classPath, nativeLibrary);
        } catch (IOException e) {
            throw new CannotStart("cannot unpack AWS's Lambda runtime into " + folder + ": " + e, e);
        }
    }

    private static Path copy(Class<?> type, String resource, Path folder) throws IOException {
        var target = folder.resolve(resource.substring(1));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (var in = type.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing beside " + type.getName());
            }
            // Not in place: a process that is still running may have mapped it.
            var fresh = Files.createTempFile(folder, "unpacked", ".part");
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    private static String libraryName() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            throw new CannotStart("AWS's Lambda runtime interface client has a native library for Linux only;"
                    + " run this on Linux, in WSL or in a container");
        }
        var processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        var libc = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl" : "linux";
        return "libaws-lambda-jni." + libc + "-" + processor + ".so";
    }

    private static Path jarOf(Class<?> type) {
        try {
            var source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
