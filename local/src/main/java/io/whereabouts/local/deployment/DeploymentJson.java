package io.whereabouts.local.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A deployment as a file.
public final class DeploymentJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private DeploymentJson() {}

    /// Whoever reads the file sees the old one or the new one, never a part.
    public static void write(Deployment deployment, Path file) throws IOException {
        var fresh = Path.of(file + ".part");
        JSON.writeValue(fresh.toFile(), deployment);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public static Deployment read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Deployment.class);
    }
}
