package io.whereabouts.local.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The repository's folder, which holds the program and everything that was built.
final class Home {
    private Home() {}

    /// @throws UserError if this does not run from a repository
    static Path find() {
        var given = System.getProperty("whereabouts.home");
        var home =
                given == null ? aboveThisJar() : Path.of(given).toAbsolutePath().normalize();
        if (!Files.exists(home.resolve("Pulumi.yaml"))) {
            throw new UserError("%s holds no Pulumi.yaml; start with the script `whereabouts` at the repository's root"
                    .formatted(home));
        }
        return home;
    }

    /// This is `local/target/local.jar`.
    private static Path aboveThisJar() {
        try {
            var jar = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
